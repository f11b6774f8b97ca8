import { useId, useState } from "react";
import type { Sending } from "../../api/imports";
import { useProfiles } from "../../api/profiles";
import { useText } from "../../i18n/text";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";
import { DateField } from "../../ui/date-field";
import { DropZone } from "./drop-zone";
import { Intake } from "./intake";

interface Queued {
    key: string;
    sending: Sending;
}

export function UploadPanel() {
    const t = useText();
    const id = useId();
    const profiles = useProfiles();
    const [profile, setProfile] = useState("");
    const [source, setSource] = useState("");
    const [asOf, setAsOf] = useState("");
    const [uploads, setUploads] = useState<Queued[]>([]);
    const add = (files: File[]) => {
        const queued = files.map((file, index) => ({
            key: `${Date.now()} ${index} ${file.name}`,
            sending: { file, profile, source: source.trim(), sheet: "", asOf },
        }));
        setUploads((earlier) => [...queued, ...earlier]);
    };
    return (
        <section className="panel" aria-labelledby={id}>
            <h2 id={id}>{t("imports.upload")}</h2>
            <div className="toolbar fields">
                <SelectField
                    label={t("imports.profile")}
                    value={profile}
                    options={[
                        { value: "", label: t("imports.auto") },
                        ...(profiles.data ?? []).map((option) => ({
                            value: option.id,
                            label: `${option.disease} – ${option.indicator}`,
                        })),
                    ]}
                    onChange={setProfile}
                    hint={t("imports.profileHint")}
                />
                <TextField label={t("mapping.source")} value={source} onChange={setSource} hint={t("imports.sourceHint")} />
                <DateField label={t("imports.published")} value={asOf} onChange={setAsOf} hint={t("imports.publishedHint")} />
            </div>
            <DropZone onFiles={add} />
            <details className="spaced">
                <summary>{t("imports.format")}</summary>
                <p>{t("imports.formatText")}</p>
                <pre tabIndex={0}>target_end_date,location,as_of,value{"\n"}2026-11-14,US,2026-11-18,1234</pre>
            </details>
            {uploads.map((upload) => (
                <Intake key={upload.key} first={upload.sending} />
            ))}
        </section>
    );
}
