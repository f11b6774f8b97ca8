import { useLocale } from "../i18n/locale-context";
import { useText } from "../i18n/text";
import { csvOf, type Cell, type CsvKind } from "../lib/csv";
import { saveFile } from "../lib/download";

/** Downloads of a table: plain CSV, and outside the United States the form that spreadsheets open there. */
export function CsvButtons({ name, rows }: { name: string; rows: () => Cell[][] }) {
    const t = useText();
    const { locale } = useLocale();
    const save = (kind: CsvKind) =>
        saveFile(csvOf(rows(), kind, kind === "spreadsheet" && !locale.endsWith("-CH")), `${name}.csv`, "text/csv;charset=utf-8");
    return (
        <>
            <button type="button" className="button" onClick={() => save("standard")}>
                {t("download.table")}
            </button>
            {locale !== "en" && (
                <button type="button" className="button" onClick={() => save("spreadsheet")}>
                    {t("download.spreadsheet")}
                </button>
            )}
        </>
    );
}
