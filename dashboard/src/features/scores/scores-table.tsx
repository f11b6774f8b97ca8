import type { Place, Profile, Score } from "../../api/types";
import { useLocale } from "../../i18n/locale-context";
import { useNames } from "../../i18n/names";
import { useFormats, useText } from "../../i18n/text";
import type { Cell } from "../../lib/csv";
import { orderOf, orderText, sortedBy } from "../../lib/sorting";
import { CsvButtons } from "../../ui/csv-buttons";
import { DataTable, type Column } from "../../ui/data-table";

interface ScoresTableProps {
    profile: Profile;
    places: Place[];
    by: string;
    scale: string | null;
    rows: Score[];
    order: string | null;
    onOrder: (order: string) => void;
}

const numbers = [
    "forecasts",
    "wis",
    "pairwiseToBaseline",
    "commonWithBaseline",
    "pairwiseToEnsemble",
    "coverage50",
    "coverage80",
    "coverage95",
    "bias",
    "absoluteError",
    "dispersion",
    "overprediction",
    "underprediction",
] as const;
type NumberColumn = (typeof numbers)[number];

/** Scores of each model, the best first; every column can be sorted by. */
export function ScoresTable({ profile, places, by, scale, rows, order: wanted, onOrder }: ScoresTableProps) {
    const t = useText();
    const formats = useFormats();
    const names = useNames();
    const { locale } = useLocale();
    const digits = scale === "log" ? 3 : profile.unit === "count" ? 1 : 2;
    const partOf = ({ part }: Score) => {
        if (part === null) return "";
        if (by === "horizon") return t("scores.horizonOf", { count: Number(part) });
        if (by === "place") return places.find(({ code }) => code === part)?.name ?? part;
        return formats.date(part);
    };
    const write: Record<NumberColumn, (value: number) => string> = {
        forecasts: (value) => formats.number(value),
        wis: (value) => formats.number(value, digits),
        pairwiseToBaseline: (value) => formats.number(value, 2),
        commonWithBaseline: (value) => formats.number(value),
        pairwiseToEnsemble: (value) => formats.number(value, 2),
        absoluteError: (value) => formats.number(value, digits),
        dispersion: (value) => formats.number(value, digits),
        overprediction: (value) => formats.number(value, digits),
        underprediction: (value) => formats.number(value, digits),
        bias: (value) => formats.number(value, 2).replace("-", "−"),
        coverage50: formats.percent,
        coverage80: formats.percent,
        coverage95: formats.percent,
    };
    const divided = by !== "model";
    const order = orderOf(wanted, { column: divided ? "part" : "pairwiseToBaseline", descending: false });
    const key = (row: Score): string | number | null => {
        if (order.column === "part") return by === "horizon" ? Number(row.part) : by === "place" ? partOf(row) : row.part;
        if (order.column === "model") return names.model(row.model);
        return row[order.column as NumberColumn] ?? null;
    };
    const sorted = sortedBy(rows, key, order.descending, locale);
    const model: Column<Score> = {
        id: "model",
        head: t("forecast.model"),
        sortable: true,
        nowrap: true,
        cell: (row) => names.model(row.model),
    };
    const part: Column<Score> = {
        id: "part",
        head: t(by === "horizon" ? "scores.horizon" : by === "place" ? "common.place" : "provenance.referenceDate"),
        sortable: true,
        nowrap: true,
        cell: partOf,
    };
    const figures = numbers.map((id): Column<Score> => ({
        id,
        head: t(`scores.column.${id}`),
        number: true,
        sortable: true,
        cell: (row) => {
            const value = row[id];
            return value === null ? "–" : id === "pairwiseToBaseline" ? <strong>{write[id](value)}</strong> : write[id](value);
        },
    }));
    const columns: [Column<Score>, ...Column<Score>[]] = divided ? [part, model, ...figures] : [model, ...figures];
    const csv = (): Cell[][] => [
        [...(divided ? [part.head] : []), model.head, ...figures.map(({ head }) => head), t("column.note")],
        ...sorted.map((row): Cell[] => [
            ...(divided ? [partOf(row)] : []),
            names.model(row.model),
            ...numbers.map((id) => row[id]),
            profile.synthetic ? t("synthetic.export") : "",
        ]),
    ];
    return (
        <section className="panel wide-table">
            <h2>{t("forecast.table")}</h2>
            <DataTable
                caption={t("scores.caption")}
                columns={columns}
                rows={sorted}
                rowKey={(row) => `${row.part ?? ""} ${row.model}`}
                marked={(row) => row.model === "ensemble"}
                order={order}
                onOrder={(chosen) => onOrder(orderText(chosen))}
            />
            <div className="actions">
                <CsvButtons name={`scores-${profile.id}-${by}${profile.synthetic ? "-synthetic" : ""}`} rows={csv} />
            </div>
        </section>
    );
}
