import type { Calendar } from "./epi-week";

export interface ObservedPoint {
    date: string;
    value: number | null;
    /** Whether the count is hidden because it is small, or would give a small one away. */
    suppressed?: boolean;
    provisional: boolean;
    /** Why people say that the value must not be used. */
    excluded?: string | null;
}

export interface ForecastPoint {
    date: string;
    horizon: number;
    median: number;
    intervals: { level: 50 | 80 | 95; lower: number; upper: number }[];
}

/** What a fan chart draws; the table beside it is made from the same values. */
export interface FanChartProps {
    title: string;
    valueLabel: string;
    calendar: Calendar;
    unit: "count" | "per_100000" | "proportion";
    observed: ObservedPoint[];
    later: ObservedPoint[];
    forecast: ForecastPoint[];
    /** A second model's forecast of the same weeks, to compare with. */
    compared?: { name: string; forecast: ForecastPoint[] } | null;
    synthetic: boolean;
    /** Names the figure for the service that draws it as a file. */
    file: { round: string; place: string; model: string };
}
