import type { RoundState } from "../../api/operations";
import { useFormats, useText } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";
import { StateTag } from "../../ui/state-tag";
import { secondsBetween, useAmounts } from "./amounts";

/** The newest rounds, how long each took, and how long its like usually take. */
export function RoundStateTable({ rounds, at }: { rounds: RoundState[]; at: string }) {
    const t = useText();
    const formats = useFormats();
    const amounts = useAmounts();
    const columns: [Column<RoundState>, ...Column<RoundState>[]] = [
        {
            id: "round",
            head: t("operations.round"),
            nowrap: true,
            cell: ({ id, referenceDate }) => `${id} · ${formats.date(referenceDate)}`,
        },
        { id: "profile", head: t("operations.profile"), cell: ({ profile }) => profile },
        { id: "state", head: t("column.state"), cell: ({ state }) => <StateTag state={state} /> },
        {
            id: "failed",
            head: t("operations.failedModels"),
            cell: ({ failedModels }) =>
                failedModels.length === 0 ? t("rounds.noRefusal") : <span className="tag warn">{failedModels.join(", ")}</span>,
        },
        { id: "places", head: t("situation.places"), number: true, cell: ({ places }) => formats.number(places) },
        {
            id: "started",
            head: t("provenance.started"),
            nowrap: true,
            cell: ({ startedAt }) => (startedAt ? formats.dateTime(startedAt) : "–"),
        },
        {
            id: "took",
            head: t("operations.took"),
            number: true,
            cell: ({ startedAt, finishedAt }) => (startedAt ? amounts.time(secondsBetween(startedAt, finishedAt ?? at)) : "–"),
        },
        {
            id: "usual",
            head: t("operations.usual"),
            number: true,
            cell: ({ usualSeconds }) => (usualSeconds === null ? "–" : amounts.time(usualSeconds)),
        },
    ];
    return (
        <DataTable
            caption={t("operations.roundsCaption")}
            columns={columns}
            rows={rounds}
            rowKey={({ id }) => String(id)}
            empty={t("rounds.none")}
        />
    );
}
