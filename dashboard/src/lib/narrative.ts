import type { ObservedPoint } from "./fan-chart-props";
import { intervalOf, pointOf, probabilityAbove, type Quantiles } from "./quantiles";

export type Direction = "rise" | "likelyRise" | "unclear" | "likelyFall" | "fall";
export type Width = "narrow" | "moderate" | "wide";

/** The facts that the written summary states, in every language the same. */
export interface Narrative {
    last: ObservedPoint & { value: number };
    lowerWeeks: number;
    comparedWeeks: number;
    peakShare: number | null;
    ends: string;
    weeks: number;
    median: number;
    lower: number;
    upper: number;
    probabilityOfRise: number;
    direction: Direction;
    width: Width;
}

export function directionOf(probabilityOfRise: number): Direction {
    if (probabilityOfRise >= 0.9) return "rise";
    if (probabilityOfRise >= 0.65) return "likelyRise";
    if (probabilityOfRise > 0.35) return "unclear";
    if (probabilityOfRise > 0.1) return "likelyFall";
    return "fall";
}

function widthOf(lower: number, upper: number, median: number): Width {
    const relative = (upper - lower) / Math.max(Math.abs(median), 1e-9);
    return relative < 0.5 ? "narrow" : relative < 1.25 ? "moderate" : "wide";
}

type Quantified = { horizon: number; targetEndDate: string; quantiles: Quantiles };

export function narrate(observed: ObservedPoint[], forecasts: Quantified[]): Narrative | null {
    const present = observed.filter((point): point is Narrative["last"] => point.value !== null && !point.excluded);
    const last = present.at(-1);
    const future = forecasts.filter((forecast) => !last || forecast.targetEndDate > last.date);
    const final = future.at(-1);
    if (!last || !final) return null;
    const before = present.slice(0, -1).slice(-52);
    const peak = Math.max(0, ...before.map((point) => point.value));
    const point = pointOf(final);
    const { lower, upper } = intervalOf(point, 80);
    const probabilityOfRise = probabilityAbove(final.quantiles, last.value);
    return {
        last,
        lowerWeeks: before.filter((earlier) => earlier.value < last.value).length,
        comparedWeeks: before.length,
        peakShare: peak > 0 ? last.value / peak : null,
        ends: final.targetEndDate,
        weeks: future.length,
        median: point.median,
        lower,
        upper,
        probabilityOfRise,
        direction: directionOf(probabilityOfRise),
        width: widthOf(lower, upper, point.median),
    };
}
