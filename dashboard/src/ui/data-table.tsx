import type { ReactNode } from "react";
import { useText } from "../i18n/text";
import type { Order } from "../lib/sorting";

export interface Column<Row> {
    id: string;
    head: string;
    cell: (row: Row) => ReactNode;
    number?: boolean;
    sortable?: boolean;
    nowrap?: boolean;
}

interface DataTableProps<Row> {
    caption: string;
    captionHidden?: boolean;
    columns: [Column<Row>, ...Column<Row>[]];
    rows: readonly Row[];
    rowKey: (row: Row) => string;
    marked?: (row: Row) => boolean;
    order?: Order;
    onOrder?: (order: Order) => void;
    empty?: string;
}

function SortButton({
    head,
    column,
    order,
    onOrder,
}: {
    head: string;
    column: string;
    order: Order;
    onOrder: (order: Order) => void;
}) {
    const t = useText();
    const current = order.column === column;
    const mark = current ? (order.descending ? "▾" : "▴") : "";
    return (
        <button
            type="button"
            className="sort"
            title={t("table.sort", { column: head })}
            onClick={() => onOrder({ column, descending: current ? !order.descending : false })}
        >
            {head}
            <span className="sort-mark" aria-hidden="true">
                {mark}
            </span>
        </button>
    );
}

/** A real table with caption, scopes and, where wanted, sortable heads. The first column names the row. */
export function DataTable<Row>(props: DataTableProps<Row>) {
    const { caption, captionHidden, columns, rows, rowKey, marked, order, onOrder, empty } = props;
    const [first, ...rest] = columns;
    const classes = (column: Column<Row>) =>
        [column.number && "number", column.nowrap && "nowrap"].filter(Boolean).join(" ") || undefined;
    const sorted = (column: Column<Row>) =>
        order?.column === column.id ? (order.descending ? ("descending" as const) : ("ascending" as const)) : undefined;
    return (
        <>
            {!captionHidden && (
                <p className="caption" aria-hidden="true">
                    {caption}
                </p>
            )}
            <div className="table-wrap" tabIndex={0} role="group" aria-label={caption}>
                <table>
                    <caption className="visually-hidden">{caption}</caption>
                    <thead>
                        <tr>
                            {columns.map((column) => (
                                <th key={column.id} scope="col" className={classes(column)} aria-sort={sorted(column)}>
                                    {column.sortable && order && onOrder ? (
                                        <SortButton head={column.head} column={column.id} order={order} onOrder={onOrder} />
                                    ) : (
                                        column.head
                                    )}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {rows.map((row) => (
                            <tr key={rowKey(row)} className={marked?.(row) ? "marked" : undefined}>
                                <th scope="row" className={classes(first)}>
                                    {first.cell(row)}
                                </th>
                                {rest.map((column) => (
                                    <td key={column.id} className={classes(column)}>
                                        {column.cell(row)}
                                    </td>
                                ))}
                            </tr>
                        ))}
                        {rows.length === 0 && empty && (
                            <tr>
                                <td colSpan={columns.length} className="quiet">
                                    {empty}
                                </td>
                            </tr>
                        )}
                    </tbody>
                </table>
            </div>
        </>
    );
}
