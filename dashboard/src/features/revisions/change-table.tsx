import { useMutation } from "@tanstack/react-query";
import { changesAddress, useChanges, type ChangeSide, type ChangeWish, type ObservationChange } from "../../api/changes";
import { send } from "../../api/client";
import type { Place, Profile } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { useValues } from "../../i18n/values";
import { fileNameOf, saveFile } from "../../lib/download";
import { weekOf } from "../../lib/epi-week";
import { DataTable, type Column } from "../../ui/data-table";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";

interface ChangeTableProps {
    profile: Profile;
    places: Place[];
    place: string | undefined;
    then: string;
    now: string;
}

function AllChanges({ wish }: { wish: ChangeWish }) {
    const t = useText();
    const saving = useMutation({
        mutationFn: async () => {
            const response = await send(changesAddress(wish), { accept: "text/csv" });
            saveFile(await response.blob(), fileNameOf(response, `${wish.profile}-changes.csv`), "text/csv");
        },
    });
    return (
        <>
            <button type="button" className="button" disabled={saving.isPending} onClick={() => saving.mutate()}>
                {t("download.table")}
            </button>
            {saving.isError && <Failure problem={saving.error} />}
        </>
    );
}

export function ChangeTable({ profile, places, place, then, now }: ChangeTableProps) {
    const t = useText();
    const formats = useFormats();
    const values = useValues(profile.unit);
    const wish = { profile: profile.id, place, then, now };
    const changes = useChanges(wish);
    if (changes.isPending) return <Loading />;
    if (changes.isError) return <Failure problem={changes.error} retry={() => void changes.refetch()} />;
    const rows = changes.data.pages.flatMap((page) => page.changes);
    const names = new Map(places.map(({ code, name }) => [code, name]));
    const valueOf = (side: ChangeSide | null) => {
        if (!side) return t("value.unknown");
        if (side.reason === "suppressed") return t("value.suppressed");
        return side.value === null ? t("value.missing") : values.bare(side.value);
    };
    const differenceOf = ({ difference }: ObservationChange) =>
        difference === null ? "–" : `${difference > 0 ? "+" : "−"}${values.bare(Math.abs(difference))}`;
    const columns: [Column<ObservationChange>, ...Column<ObservationChange>[]] = [
        { id: "place", head: t("common.place"), cell: ({ place: code }) => names.get(code) ?? code },
        {
            id: "week",
            head: t("column.week"),
            nowrap: true,
            cell: ({ targetEndDate }) => formats.week(weekOf(targetEndDate, profile.calendar)),
        },
        { id: "date", head: t("column.weekEnding"), nowrap: true, cell: ({ targetEndDate }) => formats.date(targetEndDate) },
        { id: "then", head: t("data.then", { date: formats.date(then) }), number: true, cell: (row) => valueOf(row.then) },
        {
            id: "now",
            head: t("data.then", { date: formats.date(now) }),
            number: true,
            cell: (row) =>
                row.excluded ? (
                    t("value.excluded", { value: valueOf(row.now), reason: row.excluded })
                ) : (
                    <strong>{valueOf(row.now)}</strong>
                ),
        },
        { id: "difference", head: t("data.change"), number: true, cell: differenceOf },
        { id: "known", head: t("data.knownFrom"), nowrap: true, cell: (row) => formats.date(row.now.knownFrom) },
    ];
    return (
        <section className="panel">
            <DataTable
                caption={t("revisions.caption", {
                    count: rows.length,
                    more: String(changes.hasNextPage),
                    then: formats.date(then),
                    now: formats.date(now),
                })}
                columns={columns}
                rows={rows}
                rowKey={(row) => `${row.place} ${row.targetEndDate}`}
                marked={(row) => row.then !== null}
                empty={t("revisions.none")}
            />
            <div className="actions">
                {changes.hasNextPage && (
                    <button
                        type="button"
                        className="button"
                        disabled={changes.isFetchingNextPage}
                        onClick={() => void changes.fetchNextPage()}
                    >
                        {t("revisions.more")}
                    </button>
                )}
                {rows.length > 0 && <AllChanges wish={wish} />}
            </div>
        </section>
    );
}
