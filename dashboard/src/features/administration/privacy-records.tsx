import { useMutation } from "@tanstack/react-query";
import { useId, useState, type FormEvent } from "react";
import {
    exportRecords,
    recordFields,
    useAddDelivered,
    useRecords,
    useRemoveEntry,
    useSaveEntry,
    type Entry,
    type Fields,
    type RecordKind,
} from "../../api/records";
import { useFormats, useText } from "../../i18n/text";
import { fileNameOf, saveFile } from "../../lib/download";
import { ConfirmButton } from "../../ui/confirm-button";
import { DataTable, type Column } from "../../ui/data-table";
import { DoneNotice, type Done } from "../../ui/done-notice";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";

const types = { CSV: "text/csv", JSON: "application/json", HTML: "text/html" };

function EntryForm({
    kind,
    entry,
    onSave,
    onCancel,
}: {
    kind: RecordKind;
    entry: Entry | null;
    onSave: (fields: Fields) => void;
    onCancel: () => void;
}) {
    const t = useText();
    const id = useId();
    const [fields, setFields] = useState<Fields>(entry?.fields ?? {});
    const submit = (event: FormEvent) => {
        event.preventDefault();
        onSave(fields);
    };
    return (
        <form onSubmit={submit} className="record-form">
            {recordFields[kind].map((field) => (
                <div className="field" key={field}>
                    <label htmlFor={`${id}-${field}`}>{t(`record.${kind}.${field}` as "record.BREACH.name")}</label>
                    <textarea
                        id={`${id}-${field}`}
                        rows={field === "name" ? 1 : 2}
                        required={field === "name"}
                        maxLength={4000}
                        value={fields[field] ?? ""}
                        onChange={(event) => setFields({ ...fields, [field]: event.target.value })}
                    />
                </div>
            ))}
            <div className="actions">
                <button type="submit" className="button primary">
                    {t("person.save")}
                </button>
                <button type="button" className="button" onClick={onCancel}>
                    {t("confirm.cancel")}
                </button>
            </div>
        </form>
    );
}

/** A document of the data protection officer: its entries, a form for one of them, and its export. */
export function PrivacyRecords({ kind }: { kind: RecordKind }) {
    const t = useText();
    const formats = useFormats();
    const records = useRecords(kind);
    const save = useSaveEntry(kind);
    const remove = useRemoveEntry(kind);
    const deliver = useAddDelivered(kind);
    const [open, setOpen] = useState<Entry | "new" | null>(null);
    const [done, setDone] = useState<Done | null>(null);
    const download = useMutation({
        mutationFn: async (type: keyof typeof types) => {
            const response = await exportRecords(kind, types[type]);
            const name = fileNameOf(response, `vigie-${kind.toLowerCase()}.${type.toLowerCase()}`);
            saveFile(await response.blob(), name, types[type]);
        },
    });
    const problem = save.error ?? remove.error ?? deliver.error ?? download.error;
    const columns: [Column<Entry>, ...Column<Entry>[]] = [
        { id: "name", head: t(`record.${kind}.name`), cell: ({ fields }) => fields["name"] },
        {
            id: "changed",
            head: t("record.changed"),
            cell: ({ changedBy, changedAt }) => `${changedBy}, ${formats.dateTime(changedAt)}`,
        },
        {
            id: "actions",
            head: t("column.actions"),
            cell: (entry) => (
                <div className="actions">
                    <button
                        type="button"
                        className="button"
                        aria-label={t("record.editOf", { name: entry.fields["name"] ?? "" })}
                        onClick={() => setOpen(entry)}
                    >
                        {t("record.edit")}
                    </button>
                    <ConfirmButton
                        label={t("record.remove")}
                        title={t("record.removeTitle", { name: entry.fields["name"] ?? "" })}
                        text={t("record.removeText")}
                        confirm={t("record.remove")}
                        danger
                        disabled={remove.isPending}
                        onConfirm={() => remove.mutate(entry.id)}
                    />
                </div>
            ),
        },
    ];
    const editing = open === "new" ? null : open;
    return (
        <section className="panel" aria-label={t(`record.${kind}.title`)}>
            <h2>{t(`record.${kind}.title`)}</h2>
            <p>{t(`record.${kind}.text`)}</p>
            {done && <DoneNotice done={done} />}
            {problem && <Failure problem={problem} />}
            {records.isPending && <Loading />}
            {records.isError && <Failure problem={records.error} retry={() => void records.refetch()} />}
            {records.data && (
                <DataTable
                    caption={t(`record.${kind}.title`)}
                    captionHidden
                    columns={columns}
                    rows={records.data}
                    rowKey={({ id }) => id}
                    empty={t("record.none")}
                />
            )}
            {open && (
                <EntryForm
                    key={editing?.id ?? "new"}
                    kind={kind}
                    entry={editing}
                    onCancel={() => setOpen(null)}
                    onSave={(fields) =>
                        save.mutate(
                            { id: editing?.id ?? null, fields },
                            {
                                onSuccess: () => {
                                    setOpen(null);
                                    setDone({ text: t("record.saved", { name: fields["name"] ?? "" }) });
                                },
                            },
                        )
                    }
                />
            )}
            <div className="actions">
                <button type="button" className="button" onClick={() => setOpen("new")}>
                    {t("record.add")}
                </button>
                {kind === "PROCESSING" && records.data?.length === 0 && (
                    <button
                        type="button"
                        className="button"
                        disabled={deliver.isPending}
                        onClick={() => deliver.mutate(undefined)}
                    >
                        {t("record.delivered")}
                    </button>
                )}
                {(Object.keys(types) as (keyof typeof types)[]).map((type) => (
                    <button
                        key={type}
                        type="button"
                        className="button"
                        disabled={download.isPending}
                        onClick={() => download.mutate(type)}
                    >
                        {t("record.export", { type: type === "HTML" ? t("record.print") : type })}
                    </button>
                ))}
            </div>
        </section>
    );
}
