import { useMemo } from "react";
import { useFormats, useText } from "./text";

export type Unit = "count" | "per_100000" | "proportion";

/** How values of one unit are written, bare for tables and with their unit for sentences. */
export interface ValueFormat {
    digits: number;
    bare: (value: number) => string;
    axis: (value: number) => string;
    withUnit: (value: number) => string;
    interval: (lower: number, upper: number) => string;
}

export function useValues(unit: Unit): ValueFormat {
    const t = useText();
    const formats = useFormats();
    return useMemo(() => {
        const digits = unit === "count" ? 0 : 1;
        const scale = unit === "proportion" ? 100 : 1;
        const bare = (value: number) => formats.number(value * scale, digits);
        return {
            digits,
            bare,
            axis: (value) => formats.number(value * scale, Number.isInteger(value * scale) ? 0 : 1),
            withUnit: (value) => (unit === "count" ? bare(value) : t(`unit.${unit}`, { value: bare(value) })),
            interval: (lower, upper) => t("interval", { lower: bare(lower), upper: bare(upper) }),
        };
    }, [t, formats, unit]);
}
