import type { SourceState } from "../../api/operations";
import { useFormats, useText } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";
import { useAmounts } from "./amounts";

/** How fresh each source is, and how long its newest publication took to be readable here. */
export function SourceStateTable({ sources }: { sources: SourceState[] }) {
    const t = useText();
    const formats = useFormats();
    const amounts = useAmounts();
    const columns: [Column<SourceState>, ...Column<SourceState>[]] = [
        {
            id: "name",
            head: t("sources.name"),
            cell: ({ name, synthetic }) => (
                <>
                    {name} {synthetic && <span className="tag warn">{t("sources.synthetic")}</span>}
                </>
            ),
        },
        { id: "profile", head: t("operations.profile"), cell: ({ profile }) => profile },
        {
            id: "state",
            head: t("column.state"),
            cell: ({ newestRefused, newestImport, stale }) =>
                newestRefused ? (
                    <>
                        <span className="tag error">{t("sources.refused")}</span>{" "}
                        {t("operations.importNumber", { number: newestImport ?? 0 })}
                    </>
                ) : stale ? (
                    <span className="tag warn">{t("operations.stale")}</span>
                ) : (
                    <span className="tag good">{t("sources.current")}</span>
                ),
        },
        { id: "asOf", head: t("situation.asOf"), nowrap: true, cell: ({ lastAsOf }) => formats.date(lastAsOf) },
        {
            id: "week",
            head: t("column.weekEnding"),
            nowrap: true,
            cell: ({ lastTargetEndDate }) => formats.date(lastTargetEndDate),
        },
        {
            id: "import",
            head: t("sources.lastImport"),
            nowrap: true,
            cell: ({ lastImportedAt }) => (lastImportedAt ? formats.dateTime(lastImportedAt) : "–"),
        },
        {
            id: "lag",
            head: t("operations.lag"),
            number: true,
            cell: ({ lagSeconds }) => (lagSeconds === null ? "–" : amounts.time(lagSeconds)),
        },
    ];
    return (
        <DataTable
            caption={t("operations.sourcesCaption")}
            columns={columns}
            rows={sources}
            rowKey={({ name, profile }) => `${profile} ${name}`}
            empty={t("operations.noSources")}
        />
    );
}
