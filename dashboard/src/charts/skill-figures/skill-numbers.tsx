import { useQuery } from "@tanstack/react-query";
import { address, read } from "../../api/client";
import { useNames } from "../../i18n/names";
import { useFormats, useText } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";

export interface SkillNumbers {
    overTime: { model: string; referenceDate: string; relativeWis: number; forecasts: number }[];
    coverage: { model: string; nominal: number; held: number; forecasts: number }[];
    pit: { model: string; shares: number[]; forecasts: number }[];
}

interface NumberRow {
    name: string;
    values: Map<string, string>;
}

/** The numbers that the figures of a selection draw, read once for all of them. */
export function useSkillNumbers(selection: Record<string, string | null>) {
    return useQuery({
        queryKey: ["skill-numbers", selection],
        queryFn: ({ signal }) => read<SkillNumbers>(address("/api/v1/figures/skill", selection), { signal }),
    });
}

/** What a figure shows as a row for each point and a column for each model. */
export function useNumberRows(figure: "skill" | "coverage" | "pit", numbers: SkillNumbers, model: string) {
    const formats = useFormats();
    const rows = new Map<string, NumberRow>();
    const put = (name: string, of: string, value: string) => {
        const row = rows.get(name) ?? { name, values: new Map<string, string>() };
        rows.set(name, row);
        row.values.set(of, value);
    };
    if (figure === "skill") {
        const points = [...numbers.overTime].sort((a, b) => b.referenceDate.localeCompare(a.referenceDate));
        for (const point of points) put(formats.date(point.referenceDate), point.model, formats.number(point.relativeWis, 2));
    } else if (figure === "coverage") {
        for (const point of numbers.coverage) put(formats.percent(point.nominal), point.model, formats.percent(point.held));
    } else {
        const shares = numbers.pit.find((each) => each.model === model)?.shares ?? [];
        shares.forEach((share, bin) =>
            put(
                `${formats.percent(bin / shares.length)} – ${formats.percent((bin + 1) / shares.length)}`,
                model,
                formats.percent(share),
            ),
        );
    }
    return [...rows.values()];
}

/** A figure's numbers as a table, closed until it is wanted. */
export function NumbersTable({ title, head, rows }: { title: string; head: string; rows: NumberRow[] }) {
    const t = useText();
    const names = useNames();
    const models = [...new Set(rows.flatMap((row) => [...row.values.keys()]))];
    if (rows.length === 0) return null;
    const columns: [Column<NumberRow>, ...Column<NumberRow>[]] = [
        { id: "name", head, cell: (row) => row.name, nowrap: true },
        ...models.map((model) => ({
            id: model,
            head: names.model(model),
            cell: (row: NumberRow) => row.values.get(model) ?? "–",
            number: true,
        })),
    ];
    return (
        <details>
            <summary>{t("skill.numbers")}</summary>
            <DataTable caption={title} captionHidden columns={columns} rows={rows} rowKey={(row) => row.name} />
        </details>
    );
}
