import { Suspense } from "react";
import { country } from "#country";
import { useText } from "../../i18n/text";
import { Page } from "../../ui/page";

export function AboutPage() {
    const t = useText();
    const AboutExtra = country.AboutExtra;
    return (
        <Page title={t("nav.about")} lead={t("about.lead")}>
            <section className="panel">
                <h2>{t("about.readTitle")}</h2>
                <p>{t("about.readMedian")}</p>
                <p>{t("about.readIntervals")}</p>
                <p>{t("about.readProvisional")}</p>
            </section>
            <section className="panel">
                <h2>{t("about.weeksTitle")}</h2>
                <p>{t(country.calendar === "mmwr" ? "about.weeksMmwr" : "about.weeksIso")}</p>
            </section>
            <section className="panel">
                <h2>{t("about.wordsTitle")}</h2>
                <p>{t("about.words")}</p>
            </section>
            <section className="panel">
                <h2>{t("about.privacyTitle")}</h2>
                <p>{t("about.privacy")}</p>
            </section>
            {AboutExtra && (
                <Suspense fallback={null}>
                    <AboutExtra />
                </Suspense>
            )}
        </Page>
    );
}
