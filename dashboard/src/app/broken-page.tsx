import { useText } from "../i18n/text";

/** The last resort: an error in the application itself, or a page whose code could not be loaded. */
export function BrokenPage() {
    const t = useText();
    return (
        <main className="broken">
            <h1>{t("broken.title")}</h1>
            <p>{t("broken.text")}</p>
            <button type="button" className="button primary" onClick={() => location.reload()}>
                {t("broken.reload")}
            </button>
        </main>
    );
}
