import type { ReactNode } from "react";
import type { Profile } from "../../api/types";
import { useLocale } from "../../i18n/locale-context";
import { useFormats, useText } from "../../i18n/text";
import type { ValueFormat } from "../../i18n/values";
import { weekOf } from "../../lib/epi-week";
import type { Direction } from "../../lib/narrative";
import { intervalOf } from "../../lib/quantiles";
import { orderOf, orderText, sortedBy } from "../../lib/sorting";
import { DataTable, type Column } from "../../ui/data-table";
import type { PlaceRow } from "./all-places-rows";
import type { Selection } from "./use-selection";

interface AllPlacesTableProps {
    profile: Profile;
    rows: PlaceRow[];
    values: ValueFormat;
    caption: string;
    link: (row: PlaceRow) => ReactNode;
    selection: Selection;
}

const arrows: Record<Direction, string> = { rise: "↑", likelyRise: "↗", unclear: "→", likelyFall: "↘", fall: "↓" };

const keys: Record<string, (row: PlaceRow) => string | number | null> = {
    place: ({ place }) => place.name,
    last: ({ last }) => last?.value ?? null,
    median: ({ point }) => point?.median ?? null,
    change: ({ change }) => change,
    rise: ({ probabilityOfRise }) => probabilityOfRise,
};

export function AllPlacesTable({ profile, rows, values, caption, link, selection }: AllPlacesTableProps) {
    const t = useText();
    const formats = useFormats();
    const { locale } = useLocale();
    const order = orderOf(selection.query.get("sort"), { column: "place", descending: false });
    const key = keys[order.column] ?? keys["place"];
    const sorted = key ? sortedBy(rows, key, order.descending, locale) : rows;
    const own = (row: PlaceRow) => row.place.ownCountry && row.place.parent === null;
    const first =
        order.column === "place" && !order.descending ? [...sorted.filter(own), ...sorted.filter((row) => !own(row))] : sorted;
    const signed = (share: number) => (share > 0 ? `+${formats.percent(share)}` : formats.percent(share).replace("-", "−"));
    const columns: [Column<PlaceRow>, ...Column<PlaceRow>[]] = [
        { id: "place", head: t("common.place"), sortable: true, cell: link },
        {
            id: "last",
            head: t("column.lastObserved"),
            number: true,
            sortable: true,
            cell: ({ last, excluded }) => (
                <>
                    {last?.value == null ? (
                        t(last?.reason === "suppressed" ? "value.suppressed" : "value.missing")
                    ) : (
                        <>
                            {values.bare(last.value)}{" "}
                            <span className="quiet small">{formats.week(weekOf(last.targetEndDate, profile.calendar))}</span>
                        </>
                    )}
                    {excluded && <span className="quiet small"> – {t("forecast.newestExcluded", { reason: excluded })}</span>}
                </>
            ),
        },
        {
            id: "median",
            head: t("column.median"),
            number: true,
            sortable: true,
            cell: ({ point }) => (point ? <strong>{values.bare(point.median)}</strong> : "–"),
        },
        {
            id: "interval",
            head: t("column.interval", { level: 80 }),
            number: true,
            cell: ({ point }) => (point ? values.interval(intervalOf(point, 80).lower, intervalOf(point, 80).upper) : "–"),
        },
        {
            id: "change",
            head: t("column.change"),
            number: true,
            sortable: true,
            cell: ({ change }) => (change === null ? "–" : signed(change)),
        },
        {
            id: "rise",
            head: t("column.rise"),
            number: true,
            sortable: true,
            cell: ({ probabilityOfRise }) => (probabilityOfRise === null ? "–" : formats.percent(probabilityOfRise)),
        },
        {
            id: "direction",
            head: t("column.direction"),
            nowrap: true,
            cell: ({ direction }) =>
                direction ? (
                    <>
                        <span aria-hidden="true">{arrows[direction]}</span> {t(`direction.${direction}`)}
                    </>
                ) : (
                    "–"
                ),
        },
    ];
    return (
        <DataTable
            caption={caption}
            columns={columns}
            rows={first}
            rowKey={({ place }) => place.code}
            marked={own}
            order={order}
            onOrder={(wanted) => selection.change({ sort: orderText(wanted) })}
        />
    );
}
