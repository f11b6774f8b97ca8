import { expect, it } from "vitest";
import { plusDays } from "../../lib/epi-week";
import { layoutFanChart } from "./fan-chart-layout";

const observed = [5, 6, null, 8, 9].map((value, index) => ({
    date: plusDays("2026-10-17", 7 * index),
    value,
    provisional: index === 4,
}));
const forecast = [1, 2, 3].map((horizon) => ({
    date: plusDays("2026-11-14", 7 * horizon),
    horizon,
    median: 10,
    intervals: [
        { level: 50 as const, lower: 8, upper: 12 },
        { level: 80 as const, lower: 6, upper: 15 },
        { level: 95 as const, lower: 4, upper: 400 },
    ],
}));
const layout = layoutFanChart({ observed, later: [], forecast }, 700, 300, 46);

it("leaves a gap where no value was reported", () => {
    expect(layout.settled.match(/M/g)).toHaveLength(2);
    expect(layout.observedMarks).toHaveLength(4);
});

it("marks the provisional weeks", () => {
    expect(layout.observedMarks.filter(({ provisional }) => provisional)).toHaveLength(1);
    expect(layout.provisional).toMatch(/^M.*L/);
});

it("does not let a runaway interval flatten the rest", () => {
    expect(Math.max(...layout.yTicks.map(({ value }) => value))).toBeLessThan(60);
});

it("draws the widest band first", () => {
    expect(layout.bands.map(({ level }) => level)).toEqual([95, 80, 50]);
});

it("keeps everything inside the figure", () => {
    for (const { x } of layout.xTicks) expect(x).toBeGreaterThan(40);
    for (const date of layout.dates) expect(layout.xOf(date)).toBeLessThanOrEqual(700);
});

it("survives having nothing to draw", () => {
    expect(layoutFanChart({ observed: [], later: [], forecast: [] }, 700, 300, 46).boundary).toBeNull();
});
