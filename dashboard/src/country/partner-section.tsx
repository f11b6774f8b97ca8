import { useText } from "../i18n/text";

/** Where partner systems find their interface; only a country that has it gets this text. */
export function PartnerSection() {
    const t = useText();
    return (
        <section className="panel">
            <h2>{t("partner.title")}</h2>
            <p>{t("partner.text")}</p>
            <pre tabIndex={0}>curl -H "Authorization: Bearer $TOKEN" {location.origin}/partner/v1/places</pre>
        </section>
    );
}
