import { useDeleteMapping, useMappings } from "../../api/mappings";
import { useMay } from "../../api/session";
import type { Mapping } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { ConfirmButton } from "../../ui/confirm-button";
import { DataTable, type Column } from "../../ui/data-table";
import { Failure } from "../../ui/failure";

/** The saved meanings of columns; a changed one is made by importing a file, a wrong one is deleted here. */
export function MappingList() {
    const t = useText();
    const formats = useFormats();
    const mappings = useMappings();
    const remove = useDeleteMapping();
    const mayImport = useMay("observations:import");
    if (!mappings.data?.length) return null;
    const roles = ({ layout }: Mapping) =>
        [
            `${t("mapping.date")}: ${layout.date ?? ""}`,
            `${t("mapping.place")}: ${layout.place ?? layout.onlyPlace ?? ""}`,
            ...(layout.asOf ? [`${t("mapping.asOf")}: ${layout.asOf}`] : []),
            ...(layout.values ?? []).map(({ column, profile }) => `${profile}: ${column}`),
        ].join(" · ");
    const columns: [Column<Mapping>, ...Column<Mapping>[]] = [
        { id: "source", head: t("sources.name"), cell: ({ source }) => source },
        { id: "roles", head: t("mapping.roles"), cell: roles },
        { id: "by", head: t("imports.by"), cell: ({ changedBy }) => changedBy },
        { id: "at", head: t("imports.when"), nowrap: true, cell: ({ changedAt }) => formats.dateTime(changedAt) },
    ];
    if (mayImport)
        columns.push({
            id: "delete",
            head: t("mapping.delete"),
            cell: ({ id, source }) => (
                <ConfirmButton
                    label={t("mapping.delete")}
                    title={t("mapping.deleteTitle", { source })}
                    text={t("mapping.deleteText")}
                    confirm={t("mapping.delete")}
                    danger
                    onConfirm={() => remove.mutate(id)}
                />
            ),
        });
    return (
        <section className="panel">
            <h2>{t("mapping.saved")}</h2>
            {remove.isError && <Failure problem={remove.error} />}
            <DataTable
                caption={t("mapping.caption", { count: mappings.data.length })}
                columns={columns}
                rows={mappings.data}
                rowKey={({ id }) => String(id)}
            />
        </section>
    );
}
