import { Link } from "react-router";
import { useImports } from "../../api/imports";
import { useProfiles } from "../../api/profiles";
import type { ImportRun } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { importsPath } from "../../lib/paths";
import { DataTable, type Column } from "../../ui/data-table";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { StateTag } from "../../ui/state-tag";

export function ImportList() {
    const t = useText();
    const formats = useFormats();
    const imports = useImports();
    const profiles = useProfiles();
    if (imports.isPending) return <Loading />;
    if (imports.isError) return <Failure problem={imports.error} retry={() => void imports.refetch()} />;
    const nameOf = (id: string | null) => profiles.data?.find((profile) => profile.id === id)?.disease ?? id ?? "–";
    const count = (value: number | null) => (value === null ? "–" : formats.number(value));
    const columns: [Column<ImportRun>, ...Column<ImportRun>[]] = [
        { id: "file", head: t("imports.file"), cell: ({ id, fileName }) => <Link to={importsPath(String(id))}>{fileName}</Link> },
        { id: "profile", head: t("common.profile"), cell: ({ profile }) => nameOf(profile) },
        { id: "state", head: t("column.state"), cell: ({ state }) => <StateTag state={state} /> },
        { id: "rows", head: t("imports.rows"), number: true, cell: ({ rows }) => count(rows) },
        { id: "changes", head: t("imports.changes"), number: true, cell: ({ changes }) => count(changes) },
        { id: "unchanged", head: t("imports.unchanged"), number: true, cell: ({ unchanged }) => count(unchanged) },
        {
            id: "started",
            head: t("imports.when"),
            nowrap: true,
            cell: ({ receivedAt }) => formats.dateTime(receivedAt),
        },
        { id: "by", head: t("imports.by"), cell: ({ importedBy }) => importedBy ?? "–" },
    ];
    return (
        <section className="panel">
            <h2>{t("imports.past")}</h2>
            <DataTable
                caption={t("imports.caption", { count: imports.data.length })}
                columns={columns}
                rows={imports.data}
                rowKey={({ id }) => String(id)}
                empty={t("imports.none")}
            />
        </section>
    );
}
