import { useFormats, useText } from "../../i18n/text";
import { useValues } from "../../i18n/values";
import { weekOf } from "../../lib/epi-week";
import type { FanChartProps } from "../../lib/fan-chart-props";
import { intervalOf } from "../../lib/quantiles";

/** What the chart says about one week, in words. */
export function useReading(
    { unit, calendar, observed, later, forecast, compared }: FanChartProps,
    date: string | undefined,
): string {
    const t = useText();
    const formats = useFormats();
    const values = useValues(unit);
    if (!date) return "";
    const seen = observed.find((point) => point.date === date);
    const since = later.find((point) => point.date === date);
    const point = forecast.find((candidate) => candidate.date === date);
    const parts = [t("chart.week", { week: formats.week(weekOf(date, calendar)), date: formats.date(date) })];
    if (seen) {
        if (seen.suppressed) parts.push(t("value.suppressed"));
        else if (seen.value === null) parts.push(t("chart.missing"));
        else if (seen.excluded)
            parts.push(t("chart.observedExcluded", { value: values.withUnit(seen.value), reason: seen.excluded }));
        else
            parts.push(
                t(seen.provisional ? "chart.observedProvisional" : "chart.observed", { value: values.withUnit(seen.value) }),
            );
    }
    if (since && since.value !== null) {
        const value = values.withUnit(since.value);
        parts.push(t("chart.since", { value: since.excluded ? t("value.excluded", { value, reason: since.excluded }) : value }));
    }
    if (point) {
        parts.push(t("chart.median", { value: values.withUnit(point.median) }));
        for (const level of [50, 80, 95] as const) {
            const { lower, upper } = intervalOf(point, level);
            parts.push(t("chart.interval", { level, interval: values.interval(lower, upper) }));
        }
    }
    const other = compared?.forecast.find((candidate) => candidate.date === date);
    if (compared && other) {
        const { lower, upper } = intervalOf(other, 80);
        const interval = values.interval(lower, upper);
        parts.push(t("chart.compared", { model: compared.name, value: values.withUnit(other.median), interval }));
    }
    return parts.join(" · ");
}
