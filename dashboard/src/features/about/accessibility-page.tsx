import { country } from "#country";
import { useText } from "../../i18n/text";
import { Page } from "../../ui/page";

/** The statement each country's law asks for; it claims no audit that has not taken place. */
export function AccessibilityPage() {
    const t = useText();
    return (
        <Page title={t("accessibility.title")} lead={t("accessibility.lead")}>
            <section className="panel">
                <h2>{t("accessibility.stateTitle")}</h2>
                <p>{t(`accessibility.state.${country.code}`)}</p>
                <p>{t("accessibility.tests")}</p>
            </section>
            <section className="panel">
                <h2>{t("accessibility.useTitle")}</h2>
                <ul>
                    <li>{t("accessibility.useKeyboard")}</li>
                    <li>{t("accessibility.useTables")}</li>
                    <li>{t("accessibility.useZoom")}</li>
                    <li>{t("accessibility.useDark")}</li>
                </ul>
            </section>
            <section className="panel">
                <h2>{t("accessibility.contactTitle")}</h2>
                <p>{t("accessibility.contact")}</p>
            </section>
        </Page>
    );
}
