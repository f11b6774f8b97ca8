import { useState } from "react";
import { useLocale } from "../../i18n/locale-context";
import { useText } from "../../i18n/text";
import { saveFile } from "../../lib/download";
import { pngOf } from "./png-of-svg";

interface ChartFile {
    round: string;
    place: string;
    model: string;
}

/** Saves the figure as a file, drawn by the service with the same data. */
export function ChartDownloads({ file }: { file: ChartFile }) {
    const t = useText();
    const { locale } = useLocale();
    const [failed, setFailed] = useState(false);
    const save = async (kind: "svg" | "png") => {
        setFailed(false);
        try {
            const query = new URLSearchParams({ ...file });
            const headers = { Accept: "image/svg+xml", "Accept-Language": locale };
            const response = await fetch(`/api/v1/figures/fan-chart.svg?${query.toString()}`, { headers });
            if (!response.ok) throw new Error(String(response.status));
            const svg = await response.text();
            const name = `${file.place}-${file.model}-${file.round}.${kind}`;
            if (kind === "svg") saveFile(svg, name, "image/svg+xml");
            else saveFile(await pngOf(svg, 2), name, "image/png");
        } catch {
            setFailed(true);
        }
    };
    return (
        <div className="actions">
            <button type="button" className="button" onClick={() => void save("svg")}>
                {t("chart.svg")}
            </button>
            <button type="button" className="button" onClick={() => void save("png")}>
                {t("chart.png")}
            </button>
            {failed && (
                <span role="alert" className="failed">
                    {t("chart.downloadFailed")}
                </span>
            )}
        </div>
    );
}
