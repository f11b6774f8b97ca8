import type { Calendar } from "./epi-week";

export interface ObservedPoint {
    date: string;
    value: number | null;
    provisional: boolean;
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
    synthetic: boolean;
    /** Names the figure for the service that draws it as a file. */
    file: { round: string; place: string; model: string };
}
