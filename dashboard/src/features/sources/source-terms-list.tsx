import { useState, type FormEvent } from "react";
import { useMay } from "../../api/session";
import { useChangeSourceTerms, useSourceTerms, type SourceTerms } from "../../api/source-terms";
import { useText } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";
import { Failure } from "../../ui/failure";
import { TextField } from "../../ui/text-field";

/** Under which terms the numbers of the sources may be used that people bring files of. */
export function SourceTermsList() {
    const t = useText();
    const terms = useSourceTerms();
    const mayImport = useMay("observations:import");
    const [edited, setEdited] = useState<string | null>(null);
    const brought = terms.data?.filter(({ official }) => !official) ?? [];
    if (terms.isError) return <Failure problem={terms.error} retry={() => void terms.refetch()} />;
    if (brought.length === 0) return null;
    const changed = brought.find(({ name }) => name === edited);
    const columns: [Column<SourceTerms>, ...Column<SourceTerms>[]] = [
        { id: "source", head: t("sources.name"), cell: ({ name }) => name },
        { id: "licence", head: t("feeds.licence"), cell: ({ licence }) => licence ?? "–" },
        { id: "citation", head: t("feeds.citation"), cell: ({ citation }) => citation ?? "–" },
        { id: "basis", head: t("feeds.legalBasis"), cell: ({ legalBasis }) => legalBasis ?? "–" },
    ];
    if (mayImport)
        columns.push({
            id: "edit",
            head: t("mapping.edit"),
            cell: ({ name }) => (
                <button
                    type="button"
                    className="button"
                    aria-label={t("terms.editOf", { source: name })}
                    onClick={() => setEdited(name)}
                >
                    {t("mapping.edit")}
                </button>
            ),
        });
    return (
        <section className="panel">
            <h2>{t("terms.title")}</h2>
            <p>{t("terms.lead")}</p>
            <DataTable caption={t("terms.title")} captionHidden columns={columns} rows={brought} rowKey={({ name }) => name} />
            {changed && <TermsForm key={changed.name} terms={changed} done={() => setEdited(null)} />}
        </section>
    );
}

function TermsForm({ terms, done }: { terms: SourceTerms; done: () => void }) {
    const t = useText();
    const save = useChangeSourceTerms();
    const [licence, setLicence] = useState(terms.licence ?? "");
    const [citation, setCitation] = useState(terms.citation ?? "");
    const [legalBasis, setLegalBasis] = useState(terms.legalBasis ?? "");
    const submit = (event: FormEvent) => {
        event.preventDefault();
        save.mutate({ name: terms.name, licence, citation, legalBasis }, { onSuccess: done });
    };
    return (
        <form onSubmit={submit} noValidate className="spaced">
            <h3>{t("terms.editOf", { source: terms.name })}</h3>
            <div className="toolbar fields">
                <TextField label={t("feeds.licence")} value={licence} onChange={setLicence} hint={t("terms.licenceHint")} />
                <TextField label={t("feeds.citation")} value={citation} onChange={setCitation} hint={t("terms.citationHint")} />
                <TextField
                    label={t("feeds.legalBasis")}
                    value={legalBasis}
                    onChange={setLegalBasis}
                    hint={t("terms.legalBasisHint")}
                />
            </div>
            {save.isError && <Failure problem={save.error} />}
            <div className="actions">
                <button type="submit" className="button primary" disabled={save.isPending}>
                    {t("mapping.saveChange")}
                </button>
                <button type="button" className="button" onClick={done}>
                    {t("confirm.cancel")}
                </button>
            </div>
        </form>
    );
}
