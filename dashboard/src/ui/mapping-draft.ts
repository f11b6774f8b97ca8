import type { Layout, ValueColumn } from "../api/types";
import type { MessageId } from "../i18n/text";

/** A mapping while it is written down. */
export interface MappingDraft {
    date: string;
    days: string;
    /** A column, `wholeCountry`, or empty as long as nobody has decided. */
    place: string;
    asOf: string;
    missing: string;
    /** A column, empty for everybody, or `onlyOf` a stratum. */
    stratum: string;
    /** Strata for what that column says. */
    strata: Record<string, string>;
    values: ValueColumn[];
}

/** Stands in a draft for a file without a column of places; no column can be called so. */
export const wholeCountry = "\n";

/** Stands in a draft for a file that is all about one stratum. */
export function onlyOf(stratum: string): string {
    return `\n${stratum}`;
}

const guesses = {
    date: /week|woche|semaine|settimana|date|datum|data|période/i,
    place: /^(location|place|state|état|etat|stato|jurisdiction|region|région|kanton|canton|cantone|geo.*|pays|country.*|département|dep|reg)$/i,
    asOf: /^(as_of|posted|published|publi.*|version|stand)$/i,
};

/** What a saved layout says, or what the names of the columns suggest. */
export function draftOf(columns: string[], layout: Layout | null): MappingDraft {
    const guess = (pattern: RegExp) => columns.find((column) => pattern.test(column)) ?? "";
    return {
        date: layout?.date ?? guess(guesses.date),
        days: layout?.days ?? "week-end",
        place: layout ? (layout.place ?? wholeCountry) : guess(guesses.place),
        asOf: layout?.asOf ?? (layout ? "" : guess(guesses.asOf)),
        missing: (layout?.missing ?? ["NA", "n/a", "-"]).join(", "),
        stratum: layout?.onlyStratum ? onlyOf(layout.onlyStratum) : (layout?.stratum ?? ""),
        strata: layout?.strata ?? {},
        values: layout?.values?.length ? layout.values : [{ column: "", profile: "" }],
    };
}

/** What is still missing; null where the mapping is complete. */
export function complaintAbout(source: string, draft: MappingDraft): MessageId | null {
    const columns = [draft.date, draft.place, draft.asOf, draft.stratum, ...draft.values.map(({ column }) => column)].filter(
        Boolean,
    );
    if (!source.trim()) return "mapping.needsSource";
    if (!draft.date) return "mapping.needsDate";
    if (!draft.place) return "mapping.needsPlace";
    if (!draft.values.some(({ column, profile }) => column && profile)) return "mapping.needsValue";
    if (draft.values.some(({ column, profile }) => !column !== !profile)) return "mapping.needsBoth";
    return new Set(columns).size < columns.length ? "mapping.columnTwice" : null;
}

/** The layout to save; what the form does not show is kept as it was. */
export function layoutOf(draft: MappingDraft, before: Layout | null, ownPlace: string): Layout {
    const place = draft.place === wholeCountry ? null : draft.place;
    const missing = draft.missing
        .split(",")
        .map((code) => code.trim())
        .filter(Boolean);
    return {
        date: draft.date,
        days: draft.days,
        place,
        onlyPlace: place ? null : (before?.onlyPlace ?? ownPlace),
        asOf: draft.asOf || null,
        values: draft.values.filter(({ column }) => column),
        places: before?.places ?? {},
        missing: [...new Set(missing)],
        only: before?.only ?? {},
        stratum: draft.stratum && !draft.stratum.startsWith("\n") ? draft.stratum : null,
        onlyStratum: draft.stratum.startsWith("\n") ? draft.stratum.slice(1) : null,
        strata: Object.fromEntries(Object.entries(draft.strata).filter(([, id]) => id)),
    };
}
