import { Problem } from "../api/problem";
import { useText } from "../i18n/text";

/** What went wrong, in the service's words, with the trace id that support asks for. */
export function Failure({ problem, retry }: { problem: unknown; retry?: () => void }) {
    const t = useText();
    const known = problem instanceof Problem ? problem : null;
    const title = known?.unreachable ? t("failure.unreachable") : known?.title || t("failure.unexpected");
    return (
        <div className="notice error" role="alert">
            <p className="notice-title">{title}</p>
            {known?.detail && <p>{known.detail}</p>}
            {known?.unreachable && <p>{t("failure.unreachableHelp")}</p>}
            {known?.trace && (
                <p className="quiet">
                    {t("failure.trace")} <code>{known.trace}</code>
                </p>
            )}
            {retry && (
                <button type="button" className="button" onClick={retry}>
                    {t("failure.retry")}
                </button>
            )}
        </div>
    );
}
