import { useEffect, useRef, useState } from "react";
import { country } from "#country";
import { usePreview, type Sending } from "../../api/imports";
import type { Preview } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { Failure } from "../../ui/failure";
import { MappingForm } from "../../ui/mapping-form";
import { SelectField } from "../../ui/select-field";
import { PreviewFindings } from "./preview-findings";
import { PreviewTable } from "./preview-table";
import { Upload } from "./upload";

/** One chosen file: looked at first, asked about where its columns are not known, and then sent. */
export function Intake({ first }: { first: Sending }) {
    const t = useText();
    const [sending, setSending] = useState(first);
    const [confirmed, setConfirmed] = useState(false);
    const { mutate, data: preview, error, isError } = usePreview();
    const asked = useRef<Sending | null>(null);
    useEffect(() => {
        if (asked.current === sending) return;
        asked.current = sending;
        mutate(sending);
    }, [sending, mutate]);
    if (confirmed) return <Upload sending={sending} />;
    return (
        <section className="panel job" aria-label={sending.file.name}>
            <h3>{sending.file.name}</h3>
            {isError && <Failure problem={error} retry={() => mutate(sending)} />}
            {!isError && !preview && <p role="status">{t("preview.reading")}</p>}
            {preview && (
                <Looked
                    key={sending.sheet}
                    preview={preview}
                    sending={sending}
                    change={(changes) => setSending({ ...sending, ...changes })}
                    confirm={() => setConfirmed(true)}
                />
            )}
        </section>
    );
}

interface LookedProps {
    preview: Preview;
    sending: Sending;
    change: (changes: Partial<Sending>) => void;
    confirm: () => void;
}

function Looked({ preview, sending, change, confirm }: LookedProps) {
    const t = useText();
    const formats = useFormats();
    const [remapping, setRemapping] = useState(false);
    const { columns, rows, sheets, recognised, source, layout, checked, findings } = preview;
    const unknown = columns.length > 0 && !recognised && !layout;
    const errors = findings.some(({ severity }) => severity === "error");
    const remap = columns.length > 0 && layout !== null;
    return (
        <>
            {sheets.length > 0 && (
                <SelectField
                    label={t("preview.sheet")}
                    value={sending.sheet}
                    options={[
                        { value: "", label: t("preview.chooseSheet") },
                        ...sheets.map((value) => ({ value, label: value })),
                    ]}
                    onChange={(sheet) => change({ sheet })}
                />
            )}
            {source && <p>{t("preview.mappedBy", { source })}</p>}
            {rows.length > 0 && <PreviewTable columns={columns} rows={rows} />}
            {(unknown || remapping) && (
                <MappingForm
                    columns={columns}
                    rows={rows}
                    source={source ?? sending.source}
                    layout={layout}
                    ownPlace={country.ownPlace}
                    saved={(name) => {
                        setRemapping(false);
                        change({ source: name });
                    }}
                />
            )}
            {!unknown && !remapping && (
                <>
                    {findings.length > 0 && <PreviewFindings findings={findings} />}
                    {findings.length === 0 && (
                        <p className="notice good">{t("preview.good", { count: checked, shown: formats.number(checked) })}</p>
                    )}
                    {errors && <p>{t("preview.errors")}</p>}
                    <div className="actions">
                        {columns.length > 0 && (
                            <button type="button" className={errors ? "button" : "button primary"} onClick={confirm}>
                                {t("preview.import")}
                            </button>
                        )}
                        {remap && (
                            <button type="button" className="button" onClick={() => setRemapping(true)}>
                                {t("mapping.change")}
                            </button>
                        )}
                    </div>
                </>
            )}
        </>
    );
}
