export type Locale = "en" | "fr" | "fr-CH" | "de-CH" | "it-CH";

/** The locale that dates follow. */
export function dateLocale(locale: Locale): string {
    return locale === "en" ? "en-US" : locale === "fr" ? "fr-FR" : locale;
}

/** The locale that numbers follow: federal Swiss style is one for all languages (1'234.5). */
export function numberLocale(locale: Locale): string {
    if (locale.endsWith("-CH")) return "de-CH";
    return dateLocale(locale);
}

/** The first of the wanted languages that the country speaks, else the country's first. */
export function chooseLocale(offered: readonly [Locale, ...Locale[]], wanted: readonly string[]): Locale {
    for (const language of wanted) {
        const match =
            offered.find((locale) => locale === language) ??
            offered.find((locale) => locale.slice(0, 2) === language.slice(0, 2));
        if (match) return match;
    }
    return offered[0];
}
