import type { Profile } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import type { ValueFormat } from "../../i18n/values";
import { weekOf } from "../../lib/epi-week";
import type { ForecastPoint } from "../../lib/fan-chart-props";
import { intervalOf } from "../../lib/quantiles";
import { DataTable, type Column } from "../../ui/data-table";

interface ModelComparisonProps {
    profile: Profile;
    names: [string, string];
    points: ForecastPoint[];
    others: ForecastPoint[];
    values: ValueFormat;
}

/** Two models' forecasts of the same weeks side by side. */
export function ModelComparison({ profile, names, points, others, values }: ModelComparisonProps) {
    const t = useText();
    const formats = useFormats();
    if (others.length === 0) return <p className="notice warn">{t("compare.refused", { model: names[1] })}</p>;
    const otherOf = ({ date }: ForecastPoint) => others.find((point) => point.date === date);
    const median = (point: ForecastPoint | undefined) => (point ? values.bare(point.median) : "–");
    const interval = (point: ForecastPoint | undefined) => {
        if (!point) return "–";
        const { lower, upper } = intervalOf(point, 80);
        return values.interval(lower, upper);
    };
    const difference = (point: ForecastPoint) => {
        const other = otherOf(point);
        if (!other || point.median === 0) return "–";
        const share = Math.round((other.median / point.median - 1) * 100) / 100;
        return `${share > 0 ? "+" : share < 0 ? "−" : ""}${formats.percent(Math.abs(share))}`;
    };
    const level = 80;
    const columns: [Column<ForecastPoint>, ...Column<ForecastPoint>[]] = [
        { id: "week", head: t("column.week"), nowrap: true, cell: ({ date }) => formats.week(weekOf(date, profile.calendar)) },
        { id: "date", head: t("column.weekEnding"), nowrap: true, cell: ({ date }) => formats.date(date) },
        { id: "one", head: t("compare.median", { model: names[0] }), number: true, cell: median },
        { id: "two", head: t("compare.median", { model: names[1] }), number: true, cell: (point) => median(otherOf(point)) },
        { id: "difference", head: t("compare.difference"), number: true, cell: difference },
        { id: "i1", head: t("compare.interval", { model: names[0], level }), number: true, cell: interval },
        {
            id: "i2",
            head: t("compare.interval", { model: names[1], level }),
            number: true,
            cell: (point) => interval(otherOf(point)),
        },
    ];
    return (
        <section className="panel" aria-labelledby="compare-title">
            <h2 id="compare-title">{t("compare.title", { one: names[0], two: names[1] })}</h2>
            <DataTable caption={t("compare.caption")} columns={columns} rows={points} rowKey={({ date }) => date} />
        </section>
    );
}
