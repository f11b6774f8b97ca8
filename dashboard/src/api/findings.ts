/** Something wrong or odd about a file, as the service tells it in the reader's language. */
export interface Finding {
    severity: "error" | "warning" | "info";
    rule: string;
    ruleName: string;
    /** File within an archive, or sheet of a workbook. */
    entry?: string | null;
    line: number | null;
    column: string | null;
    found: string | null;
    expected: string | null;
    place?: string | null;
    targetEndDate?: string | null;
    explanation: string;
    message: string;
}
