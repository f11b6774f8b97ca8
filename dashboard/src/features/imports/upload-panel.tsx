import { useId, useState } from "react";
import { useProfiles } from "../../api/profiles";
import { useText } from "../../i18n/text";
import { SelectField } from "../../ui/select-field";
import { DropZone } from "./drop-zone";
import { Upload } from "./upload";

interface Queued {
    key: string;
    file: File;
    profile: string;
}

export function UploadPanel() {
    const t = useText();
    const id = useId();
    const profiles = useProfiles();
    const [profile, setProfile] = useState("");
    const [uploads, setUploads] = useState<Queued[]>([]);
    const add = (files: File[]) => {
        const queued = files.map((file, index) => ({ key: `${Date.now()} ${index} ${file.name}`, file, profile }));
        setUploads((earlier) => [...queued, ...earlier]);
    };
    return (
        <section className="panel" aria-labelledby={id}>
            <h2 id={id}>{t("imports.upload")}</h2>
            <div className="toolbar">
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
            </div>
            <DropZone onFiles={add} />
            <details className="spaced">
                <summary>{t("imports.format")}</summary>
                <p>{t("imports.formatText")}</p>
                <pre tabIndex={0}>target_end_date,location,as_of,value{"\n"}2026-11-14,US,2026-11-18,1234</pre>
            </details>
            {uploads.map((upload) => (
                <Upload key={upload.key} file={upload.file} profile={upload.profile} />
            ))}
        </section>
    );
}
