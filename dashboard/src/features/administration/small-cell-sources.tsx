import { useState, type FormEvent } from "react";
import { useDecideSource, type SourceRule } from "../../api/small-cells";
import { useFormats, useText } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";
import { DoneNotice, type Done } from "../../ui/done-notice";
import { Failure } from "../../ui/failure";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";

/** Which sources' numbers anybody may read elsewhere already; those of all others are held to the rule. */
export function SmallCellSources({ sources }: { sources: SourceRule[] }) {
    const t = useText();
    const formats = useFormats();
    const decide = useDecideSource();
    const real = sources.filter(({ synthetic }) => !synthetic);
    const [name, setName] = useState(real[0]?.name ?? "");
    const [alreadyPublic, setAlreadyPublic] = useState("no");
    const [reason, setReason] = useState("");
    const [done, setDone] = useState<Done | null>(null);
    const submit = (event: FormEvent) => {
        event.preventDefault();
        decide.mutate(
            { name, alreadyPublic: alreadyPublic === "yes", reason },
            {
                onSuccess: () => {
                    setDone({ text: t("smallCells.sourceSaved", { name }) });
                    setReason("");
                },
            },
        );
    };
    const columns: [Column<SourceRule>, ...Column<SourceRule>[]] = [
        { id: "name", head: t("smallCells.source"), cell: (source) => source.name },
        {
            id: "state",
            head: t("smallCells.state"),
            cell: ({ synthetic, alreadyPublic: open }) =>
                t(synthetic ? "smallCells.synthetic" : open ? "smallCells.public" : "smallCells.protected"),
        },
        { id: "reason", head: t("exclusions.reason"), cell: ({ reason: why }) => why ?? "–" },
        {
            id: "by",
            head: t("retention.setBy"),
            cell: ({ decidedBy, decidedAt }) =>
                decidedBy && decidedAt ? `${decidedBy}, ${formats.dateTime(decidedAt)}` : t("smallCells.undecided"),
        },
    ];
    return (
        <section className="panel">
            <h2>{t("smallCells.sources")}</h2>
            <p>{t("smallCells.sourcesText")}</p>
            {done && <DoneNotice done={done} />}
            {decide.isError && <Failure problem={decide.error} />}
            <DataTable caption={t("smallCells.sources")} columns={columns} rows={sources} rowKey={(source) => source.name} />
            {real.length > 0 && (
                <form onSubmit={submit} className="toolbar" aria-label={t("smallCells.decide")}>
                    <SelectField
                        label={t("smallCells.source")}
                        value={name}
                        options={real.map((source) => ({ value: source.name, label: source.name }))}
                        onChange={setName}
                    />
                    <SelectField
                        label={t("smallCells.state")}
                        value={alreadyPublic}
                        options={[
                            { value: "no", label: t("smallCells.protected") },
                            { value: "yes", label: t("smallCells.public") },
                        ]}
                        onChange={setAlreadyPublic}
                    />
                    <TextField label={t("exclusions.reason")} value={reason} onChange={setReason} required />
                    <button type="submit" className="button primary" disabled={decide.isPending}>
                        {t("person.save")}
                    </button>
                </form>
            )}
        </section>
    );
}
