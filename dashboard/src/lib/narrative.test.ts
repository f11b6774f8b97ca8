import { expect, it } from "vitest";
import { plusDays } from "./epi-week";
import { directionOf, narrate } from "./narrative";

const observed = [10, 20, 40, 30].map((value, index) => ({
    date: plusDays("2026-10-24", 7 * index),
    value,
    provisional: index === 3,
}));
const forecasts = [1, 2].map((ahead) => ({
    horizon: ahead,
    targetEndDate: plusDays("2026-11-14", 7 * ahead),
    quantiles: { "0.025": 31, "0.1": 35, "0.25": 40, "0.5": 50, "0.75": 60, "0.9": 70, "0.975": 80 },
}));

it("states level, direction, probability and range", () => {
    expect(narrate(observed, forecasts)).toMatchObject({
        lowerWeeks: 2,
        comparedWeeks: 3,
        peakShare: 0.75,
        ends: "2026-11-28",
        weeks: 2,
        median: 50,
        lower: 35,
        upper: 70,
        direction: "rise",
        width: "moderate",
    });
});

it("starts from the last week that has a value", () => {
    const withGap = [...observed, { date: "2026-11-21", value: null, provisional: true }];
    expect(narrate(withGap, forecasts)?.last.value).toBe(30);
});

it("says nothing without data or forecast", () => {
    expect(narrate([], forecasts)).toBeNull();
    expect(narrate(observed, [])).toBeNull();
});

it.each([
    [0.95, "rise"],
    [0.7, "likelyRise"],
    [0.5, "unclear"],
    [0.2, "likelyFall"],
    [0.05, "fall"],
])("calls a probability of %d %s", (probability, direction) => {
    expect(directionOf(probability)).toBe(direction);
});
