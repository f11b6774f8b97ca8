export interface Order {
    column: string;
    descending: boolean;
}

export function orderOf(text: string | null, fallback: Order): Order {
    if (!text) return fallback;
    return text.startsWith("-") ? { column: text.slice(1), descending: true } : { column: text, descending: false };
}

export function orderText({ column, descending }: Order): string {
    return descending ? `-${column}` : column;
}

/** Sorted copy; what has no value goes last in both directions. */
export function sortedBy<T>(
    rows: readonly T[],
    value: (row: T) => string | number | null,
    descending: boolean,
    locale: string,
): T[] {
    const collator = new Intl.Collator(locale, { numeric: true });
    const sign = descending ? -1 : 1;
    return [...rows].sort((left, right) => {
        const a = value(left);
        const b = value(right);
        if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
        return sign * (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b)));
    });
}
