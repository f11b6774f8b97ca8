import { scaleLinear, scaleTime } from "d3-scale";
import { area, curveMonotoneX, line } from "d3-shape";
import { dayNumber } from "../../lib/epi-week";
import type { ForecastPoint, ObservedPoint } from "../../lib/fan-chart-props";
import { intervalOf } from "../../lib/quantiles";

export interface FanChartInput {
    observed: ObservedPoint[];
    later: ObservedPoint[];
    forecast: ForecastPoint[];
    compared?: ForecastPoint[];
}

export interface Mark {
    x: number;
    y: number;
    date: string;
    provisional: boolean;
}

export interface FanChartLayout {
    width: number;
    height: number;
    plot: { left: number; right: number; top: number; bottom: number };
    yTicks: { y: number; value: number }[];
    xTicks: { x: number; date: string }[];
    bands: { level: 50 | 80 | 95; path: string }[];
    median: string;
    medianMarks: Mark[];
    settled: string;
    provisional: string;
    observedMarks: Mark[];
    laterMarks: Mark[];
    excludedMarks: Mark[];
    compared: { median: string; lower: string; upper: string } | null;
    boundary: number | null;
    dates: string[];
    xOf: (date: string) => number;
}

type Present = ObservedPoint & { value: number };
const reported = (point: ObservedPoint): point is Present => point.value !== null;
const present = (point: ObservedPoint): point is Present => reported(point) && !point.excluded;
const time = (date: string) => new Date(dayNumber(date) * 86_400_000);

function highest({ observed, later, forecast, compared }: FanChartInput): number {
    const seen = [...observed, ...later].filter(present).map(({ value }) => value);
    const upper80 = forecast.map((point) => intervalOf(point, 80).upper);
    const upper95 = forecast.map((point) => intervalOf(point, 95).upper);
    const other80 = (compared ?? []).map((point) => intervalOf(point, 80).upper);
    const core = Math.max(0, ...seen, ...upper80, ...other80);
    // a 95 % band that runs away does not flatten everything else
    return Math.min(Math.max(core, ...upper95), core * 2.2) || 1;
}

function ticksEvery(dates: string[], room: number): string[] {
    const step = [1, 2, 4, 8, 13, 26].find((every) => dates.length / every <= room) ?? 52;
    return dates.filter((_, index) => (dates.length - 1 - index) % step === 0);
}

/** Where everything of a fan chart goes; pure geometry, no drawing. */
export function layoutFanChart(input: FanChartInput, width: number, height: number, labelWidth: number): FanChartLayout {
    const { observed, later, forecast } = input;
    const plot = { left: labelWidth + 12, right: width - 26, top: 12, bottom: height - 42 };
    const dates = [...new Set([...observed, ...later, ...forecast, ...(input.compared ?? [])].map(({ date }) => date))].sort();
    const ends: [string, string] = [dates[0] ?? "2000-01-01", dates.at(-1) ?? "2000-01-02"];
    const x = scaleTime()
        .domain(ends.map(time))
        .range([plot.left + 4, plot.right - 4]);
    const y = scaleLinear()
        .domain([0, highest(input)])
        .nice(5)
        .range([plot.bottom, plot.top])
        .clamp(true);
    const xOf = (date: string) => x(time(date));
    const lastKnown = observed.filter(present).at(-1);
    const start = lastKnown ? [{ date: lastKnown.date, lower: lastKnown.value, upper: lastKnown.value }] : [];
    const startsAfter = lastKnown && forecast[0] && forecast[0].date > lastKnown.date;
    const band = area<{ date: string; lower: number; upper: number }>()
        .x(({ date }) => xOf(date))
        .y0(({ lower }) => y(lower))
        .y1(({ upper }) => y(upper))
        .curve(curveMonotoneX);
    const bandPath = (level: 50 | 80 | 95) =>
        band([...(startsAfter ? start : []), ...forecast.map((point) => ({ date: point.date, ...intervalOf(point, level) }))]) ??
        "";
    const median = line<{ date: string; value: number }>()
        .x(({ date }) => xOf(date))
        .y(({ value }) => y(value))
        .curve(curveMonotoneX);
    const overlay = input.compared?.length ? input.compared : null;
    const through = (value: (point: ForecastPoint) => number) =>
        median(overlay?.map((point) => ({ date: point.date, value: value(point) })) ?? []) ?? "";
    const medianPoints = forecast.map(({ date, median: value }) => ({ date, value }));
    const straight = line<ObservedPoint>()
        .defined(present)
        .x(({ date }) => xOf(date))
        .y(({ value }) => y(value ?? 0));
    const firstProvisional = observed.findIndex(({ provisional }) => provisional);
    const from = firstProvisional < 0 ? observed.length : firstProvisional;
    const mark = (point: Present): Mark => ({
        x: xOf(point.date),
        y: y(point.value),
        date: point.date,
        provisional: point.provisional,
    });
    const boundaryDate = startsAfter && forecast[0] ? (xOf(lastKnown.date) + xOf(forecast[0].date)) / 2 : null;
    return {
        width,
        height,
        plot,
        yTicks: y.ticks(5).map((value) => ({ y: y(value), value })),
        xTicks: ticksEvery(dates, Math.max(2, Math.floor((plot.right - plot.left) / 64))).map((date) => ({ x: xOf(date), date })),
        bands: ([95, 80, 50] as const).map((level) => ({ level, path: bandPath(level) })),
        median: median(startsAfter ? [{ date: lastKnown.date, value: lastKnown.value }, ...medianPoints] : medianPoints) ?? "",
        medianMarks: medianPoints.map(({ date, value }) => ({ x: xOf(date), y: y(value), date, provisional: false })),
        settled: straight(observed.slice(0, from)) ?? "",
        provisional: straight(observed.slice(Math.max(0, from - 1))) ?? "",
        observedMarks: observed.filter(present).map(mark),
        laterMarks: later.filter(present).map(mark),
        excludedMarks: [...observed, ...later]
            .filter((point): point is Present => reported(point) && Boolean(point.excluded))
            .map(mark),
        compared: overlay && {
            median: through((point) => point.median),
            lower: through((point) => intervalOf(point, 80).lower),
            upper: through((point) => intervalOf(point, 80).upper),
        },
        boundary: boundaryDate,
        dates,
        xOf,
    };
}
