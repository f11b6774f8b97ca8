import type { Profile } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import type { ValueFormat } from "../../i18n/values";
import { weekOf } from "../../lib/epi-week";
import type { ForecastPoint, ObservedPoint } from "../../lib/fan-chart-props";
import { intervalOf } from "../../lib/quantiles";
import { DataTable, type Column } from "../../ui/data-table";

interface ForecastTableProps {
    profile: Profile;
    points: ForecastPoint[];
    observed: ObservedPoint[];
    later: ObservedPoint[];
    values: ValueFormat;
}

interface Row {
    date: string;
    observed: ObservedPoint | undefined;
    later: ObservedPoint | undefined;
    point: ForecastPoint | undefined;
}

function rowsOf({ points, observed, later }: ForecastTableProps): Row[] {
    const dates = new Set([...observed, ...points].map(({ date }) => date));
    const on = <T extends { date: string }>(list: T[], date: string) => list.find((entry) => entry.date === date);
    return [...dates]
        .sort()
        .map((date) => ({ date, observed: on(observed, date), later: on(later, date), point: on(points, date) }));
}

/** The numbers of the figure: the last weeks observed and each week forecast. */
export function ForecastTable(props: ForecastTableProps) {
    const { profile, values, later } = props;
    const t = useText();
    const formats = useFormats();
    const observedText = (point: ObservedPoint | undefined) => {
        if (!point) return "–";
        if (point.suppressed) return t("value.suppressed");
        if (point.value === null) return t("value.missing");
        if (point.excluded) return t("value.excluded", { value: values.bare(point.value), reason: point.excluded });
        return point.provisional ? t("value.provisional", { value: values.bare(point.value) }) : values.bare(point.value);
    };
    const interval = (level: 50 | 80 | 95): Column<Row> => ({
        id: `i${level}`,
        head: t("column.interval", { level }),
        number: true,
        cell: ({ point }) => {
            if (!point) return "";
            const { lower, upper } = intervalOf(point, level);
            return values.interval(lower, upper);
        },
    });
    const columns: [Column<Row>, ...Column<Row>[]] = [
        { id: "week", head: t("column.week"), nowrap: true, cell: ({ date }) => formats.week(weekOf(date, profile.calendar)) },
        { id: "date", head: t("column.weekEnding"), nowrap: true, cell: ({ date }) => formats.date(date) },
        { id: "observed", head: t("column.observed"), number: true, cell: ({ observed }) => observedText(observed) },
        ...(later.length > 0
            ? [
                  {
                      id: "later",
                      head: t("column.since"),
                      number: true,
                      cell: (row: Row) => (row.later ? observedText(row.later) : ""),
                  },
              ]
            : []),
        {
            id: "median",
            head: t("column.median"),
            number: true,
            cell: ({ point }) => (point ? <strong>{values.bare(point.median)}</strong> : ""),
        },
        interval(50),
        interval(80),
        interval(95),
    ];
    const unit = profile.unit === "count" ? profile.indicator : t(`unit.label.${profile.unit}`);
    return (
        <DataTable
            caption={t("forecast.tableCaption", { unit })}
            columns={columns}
            rows={rowsOf(props)}
            rowKey={({ date }) => date}
            marked={({ point }) => point !== undefined}
        />
    );
}
