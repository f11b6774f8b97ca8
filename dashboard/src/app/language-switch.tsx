import { country } from "#country";
import { useLocale } from "../i18n/locale-context";
import { useText } from "../i18n/text";

const names = { en: "English", fr: "Français", "fr-CH": "Français", "de-CH": "Deutsch", "it-CH": "Italiano" } as const;

/** Only a country with several languages has it. */
export function LanguageSwitch() {
    const t = useText();
    const { locale, choose } = useLocale();
    if (country.locales.length < 2) return null;
    return (
        <div role="group" aria-label={t("nav.language")} className="languages">
            {country.locales.map((offered) => (
                <button
                    key={offered}
                    type="button"
                    lang={offered}
                    aria-pressed={offered === locale}
                    onClick={() => choose(offered)}
                >
                    {names[offered]}
                </button>
            ))}
        </div>
    );
}
