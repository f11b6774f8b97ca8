import { useText } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";

interface Line {
    number: number;
    fields: string[];
}

/** The first rows of a file, as the file has them. */
export function PreviewTable({ columns, rows }: { columns: string[]; rows: string[][] }) {
    const t = useText();
    const number: Column<Line> = { id: "number", head: t("preview.row"), number: true, cell: (line) => line.number };
    const fields = columns.map((name, index): Column<Line> => ({
        id: `${index}`,
        head: name || "–",
        nowrap: true,
        cell: (line) => line.fields[index] ?? "",
    }));
    return (
        <DataTable
            caption={t("preview.caption", { count: rows.length })}
            columns={[number, ...fields]}
            rows={rows.map((row, index) => ({ number: index + 1, fields: row }))}
            rowKey={(line) => String(line.number)}
        />
    );
}
