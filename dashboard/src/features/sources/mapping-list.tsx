import { useState } from "react";
import { country } from "#country";
import { useDeleteMapping, useMappings } from "../../api/mappings";
import { useMay } from "../../api/session";
import type { Mapping } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { ConfirmButton } from "../../ui/confirm-button";
import { DataTable, type Column } from "../../ui/data-table";
import { MappingForm } from "../../ui/mapping-form";
import { Failure } from "../../ui/failure";

/** The saved meanings of columns, to change or to delete. */
export function MappingList() {
    const t = useText();
    const formats = useFormats();
    const mappings = useMappings();
    const remove = useDeleteMapping();
    const mayImport = useMay("observations:import");
    const [edited, setEdited] = useState<number | null>(null);
    if (!mappings.data?.length) return null;
    const changed = mappings.data.find(({ id }) => id === edited);
    const roles = ({ layout }: Mapping) =>
        [
            `${t("mapping.date")}: ${layout.date ?? ""}`,
            `${t("mapping.place")}: ${layout.place ?? layout.onlyPlace ?? ""}`,
            ...(layout.asOf ? [`${t("mapping.asOf")}: ${layout.asOf}`] : []),
            ...(layout.stratum ? [`${t("mapping.stratum")}: ${layout.stratum}`] : []),
            ...(layout.onlyStratum ? [`${t("mapping.stratum")}: ${layout.onlyStratum}`] : []),
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
            id: "edit",
            head: t("mapping.edit"),
            cell: ({ id, source }) => (
                <button
                    type="button"
                    className="button"
                    aria-label={t("mapping.editOf", { source })}
                    onClick={() => setEdited(id)}
                >
                    {t("mapping.edit")}
                </button>
            ),
        });
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
            {changed && (
                <MappingForm
                    key={changed.id}
                    columns={changed.header}
                    source={changed.source}
                    layout={changed.layout}
                    ownPlace={country.ownPlace}
                    saved={() => setEdited(null)}
                    cancel={() => setEdited(null)}
                />
            )}
        </section>
    );
}
