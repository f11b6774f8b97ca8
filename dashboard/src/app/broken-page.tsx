import { useText } from "../i18n/text";

/** The last resort: an error in the application itself, or a page whose code could not be loaded. */
export function BrokenPage() {
    const t = useText();
    const offline = !navigator.onLine;
    return (
        <main className="broken">
            <h1>{t(offline ? "failure.unreachable" : "broken.title")}</h1>
            <p>{t(offline ? "failure.unreachableHelp" : "broken.text")}</p>
            <button type="button" className="button primary" onClick={() => location.reload()}>
                {t("broken.reload")}
            </button>
        </main>
    );
}
