import type { Finding } from "../../api/findings";
import { useText } from "../../i18n/text";

const shownAtMost = 10;

/** What is wrong with the first rows, in short; the report of the import lists everything. */
export function PreviewFindings({ findings }: { findings: Finding[] }) {
    const t = useText();
    const more = findings.length - shownAtMost;
    return (
        <div className="notice error">
            <p className="notice-title">{t("preview.findings", { count: findings.length })}</p>
            <ul>
                {findings.slice(0, shownAtMost).map(({ message }) => (
                    <li key={message}>{message}</li>
                ))}
            </ul>
            {more > 0 && <p>{t("preview.more", { count: more })}</p>}
        </div>
    );
}
