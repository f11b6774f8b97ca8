import { useRef, useState, type DragEvent } from "react";
import { useText } from "../../i18n/text";

/** Takes files by drag and drop or, for every other way of working, by a button. */
export function DropZone({ onFiles }: { onFiles: (files: File[]) => void }) {
    const t = useText();
    const input = useRef<HTMLInputElement>(null);
    const [over, setOver] = useState(false);
    const onDrop = (event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
    };
    return (
        <div
            className={over ? "drop over" : "drop"}
            onDragOver={(event) => {
                event.preventDefault();
                setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={onDrop}
        >
            <p>{t("imports.drop")}</p>
            <input
                ref={input}
                type="file"
                multiple
                accept=".csv,.tsv,.txt,.gz,.zip,.xlsx,text/csv,application/gzip,application/zip"
                aria-label={t("imports.choose")}
                className="visually-hidden"
                tabIndex={-1}
                onChange={(event) => {
                    onFiles([...(event.target.files ?? [])]);
                    event.target.value = "";
                }}
            />
            <button type="button" className="button primary" onClick={() => input.current?.click()}>
                {t("imports.choose")}
            </button>
        </div>
    );
}
