import type { Locale } from "../lib/locale";
import type { Country, Messages } from "./country";

async function swissMessages(locale: Locale): Promise<Messages> {
    if (locale === "de-CH") {
        const parts = await Promise.all([import("../i18n/core/de-CH.json"), import("../i18n/administration/de-CH.json")]);
        return { ...parts[0].default, ...parts[1].default };
    }
    if (locale === "it-CH") {
        const parts = await Promise.all([import("../i18n/core/it-CH.json"), import("../i18n/administration/it-CH.json")]);
        return { ...parts[0].default, ...parts[1].default };
    }
    const [french, administration, swissFrench] = await Promise.all([
        import("../i18n/core/fr.json"),
        import("../i18n/administration/fr.json"),
        import("../i18n/overrides/fr-CH.json"),
    ]);
    return { ...french.default, ...administration.default, ...swissFrench.default };
}

export const country: Country = {
    code: "ch",
    locales: ["fr-CH", "de-CH", "it-CH"],
    calendar: "iso",
    ownPlace: "CH",
    messages: swissMessages,
    FanChart: null,
    SkillFigures: null,
    AboutExtra: null,
    administration: null,
};
