import type { Locale } from "../lib/locale";
import type { Country, Messages } from "./country";

async function swissMessages(locale: Locale): Promise<Messages> {
    if (locale === "de-CH") return (await import("../i18n/core/de-CH.json")).default;
    if (locale === "it-CH") return (await import("../i18n/core/it-CH.json")).default;
    const [french, swissFrench] = await Promise.all([import("../i18n/core/fr.json"), import("../i18n/overrides/fr-CH.json")]);
    return { ...french.default, ...swissFrench.default };
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
};
