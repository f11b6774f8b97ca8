import type { EpiWeek } from "./epi-week";
import { dateLocale, numberLocale, type Locale } from "./locale";

/** How numbers, dates and weeks are written in one locale. */
export interface Formats {
    number: (value: number, digits?: number) => string;
    percent: (share: number) => string;
    date: (date: string) => string;
    dateTime: (instant: string) => string;
    shortDate: (date: string) => string;
    week: (week: EpiWeek) => string;
    shortWeek: (week: EpiWeek) => string;
}

/** Engines differ in the Swiss apostrophe; readers see one. */
const oneApostrophe = (text: string) => text.replace(/’/g, "'");

const midday = (date: string) => new Date(`${date.slice(0, 10)}T12:00:00Z`);

function weekName({ year, week }: EpiWeek, language: string): string {
    const two = String(week).padStart(2, "0");
    if (language === "de") return `KW ${two}/${year}`;
    if (language === "fr") return `S${two} ${year}`;
    if (language === "it") return `sett. ${two}/${year}`;
    return `${year}-W${two}`;
}

function shortWeekName({ week }: EpiWeek, language: string): string {
    const prefix: Record<string, string> = { de: "KW\u00A0", fr: "S", it: "sett.\u00A0" };
    return `${prefix[language] ?? "W"}${String(week).padStart(2, "0")}`;
}

export function formatsOf(locale: Locale): Formats {
    const dates = dateLocale(locale);
    const numbers = numberLocale(locale);
    const cache = new Map<number, Intl.NumberFormat>();
    const decimals = (digits: number) => {
        const known = cache.get(digits);
        if (known) return known;
        const made = new Intl.NumberFormat(numbers, { minimumFractionDigits: digits, maximumFractionDigits: digits });
        cache.set(digits, made);
        return made;
    };
    const percentSign = locale === "en" ? "%" : "\u00A0%";
    const numeric = { day: "2-digit", month: "2-digit", year: "numeric" } as const;
    const named = { day: "numeric", month: "short", year: "numeric" } as const;
    const day = new Intl.DateTimeFormat(dates, { ...(locale === "en" ? named : numeric), timeZone: "UTC" });
    const brief = new Intl.DateTimeFormat(dates, {
        ...(locale === "en" ? { day: "numeric", month: "short" } : { day: "2-digit", month: "2-digit" }),
        timeZone: "UTC",
    });
    const instant = new Intl.DateTimeFormat(dates, {
        ...(locale === "en" ? named : numeric),
        hour: locale === "en" ? "numeric" : "2-digit",
        minute: "2-digit",
    });
    return {
        number: (value, digits = 0) => oneApostrophe(decimals(digits).format(value)),
        percent: (share) => decimals(0).format(Math.round(share * 100) + 0) + percentSign,
        date: (date) => day.format(midday(date)),
        dateTime: (at) => instant.format(new Date(at)),
        shortDate: (date) => brief.format(midday(date)),
        week: (week) => weekName(week, locale.slice(0, 2)),
        shortWeek: (week) => shortWeekName(week, locale.slice(0, 2)),
    };
}
