import type { ForecastPoint } from "./fan-chart-props";

export type Quantiles = Record<string, number>;

interface Level {
    level: number;
    value: number;
}

function sorted(quantiles: Quantiles): Level[] {
    return Object.entries(quantiles)
        .map(([level, value]) => ({ level: Number(level), value }))
        .sort((a, b) => a.level - b.level);
}

/** The value at a level, interpolated between its neighbours where the level itself is not given. */
export function quantileAt(quantiles: Quantiles, level: number): number {
    const levels = sorted(quantiles);
    const above = levels.findIndex((entry) => entry.level >= level - 1e-9);
    const next = levels[above] ?? levels.at(-1);
    const previous = levels[above - 1];
    if (!next) return Number.NaN;
    if (!previous || Math.abs(next.level - level) < 1e-9 || above < 0) return next.value;
    const share = (level - previous.level) / (next.level - previous.level);
    return previous.value + share * (next.value - previous.value);
}

/** The probability that the outcome is above a value; never surer than the outermost levels. */
export function probabilityAbove(quantiles: Quantiles, value: number): number {
    const levels = sorted(quantiles);
    const first = levels[0];
    const last = levels.at(-1);
    if (!first || !last) return Number.NaN;
    if (value < first.value) return 1 - first.level;
    if (value > last.value) return 1 - last.level;
    const atMost = levels.filter((entry) => entry.value <= value).at(-1) ?? first;
    const atLeast = levels.find((entry) => entry.value >= value) ?? last;
    if (atLeast.value <= atMost.value) return 1 - (atMost.level + atLeast.level) / 2;
    const share = (value - atMost.value) / (atLeast.value - atMost.value);
    return 1 - (atMost.level + share * (atLeast.level - atMost.level));
}

const intervals = [
    { level: 50, lower: 0.25, upper: 0.75 },
    { level: 80, lower: 0.1, upper: 0.9 },
    { level: 95, lower: 0.025, upper: 0.975 },
] as const;

export function pointOf(forecast: { horizon: number; targetEndDate: string; quantiles: Quantiles }): ForecastPoint {
    const { horizon, targetEndDate, quantiles } = forecast;
    return {
        date: targetEndDate,
        horizon,
        median: quantileAt(quantiles, 0.5),
        intervals: intervals.map(({ level, lower, upper }) => ({
            level,
            lower: quantileAt(quantiles, lower),
            upper: quantileAt(quantiles, upper),
        })),
    };
}

export function intervalOf(point: ForecastPoint, level: 50 | 80 | 95): { lower: number; upper: number } {
    return point.intervals.find((interval) => interval.level === level) ?? { lower: Number.NaN, upper: Number.NaN };
}
