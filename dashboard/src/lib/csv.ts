export type Cell = string | number | null;

/** `standard` is RFC 4180; `spreadsheet` is what Excel opens in French, German and Italian. */
export type CsvKind = "standard" | "spreadsheet";

function guarded(text: string): string {
    return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function written(cell: Cell, separator: string, comma: boolean): string {
    if (cell === null) return "";
    if (typeof cell === "number") return comma ? String(cell).replace(".", ",") : String(cell);
    const safe = guarded(cell);
    return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows as text; `comma` writes decimal commas, as French and Italian spreadsheets expect. */
export function csvOf(rows: Cell[][], kind: CsvKind, comma = false): string {
    const separator = kind === "spreadsheet" ? ";" : ",";
    const lines = rows.map((row) => row.map((cell) => written(cell, separator, comma)).join(separator));
    return (kind === "spreadsheet" ? "\uFEFF" : "") + lines.join("\r\n") + "\r\n";
}
