import { expect, it } from "vitest";
import { intervalOf, pointOf, probabilityAbove, quantileAt } from "./quantiles";

const quantiles = { "0.025": 0, "0.1": 10, "0.25": 20, "0.5": 40, "0.75": 60, "0.9": 80, "0.975": 100 };

it("finds a level however it is written", () => {
    expect(quantileAt({ "0.10": 3, "0.50": 5 }, 0.1)).toBe(3);
});

it("interpolates between levels", () => {
    expect(quantileAt(quantiles, 0.375)).toBeCloseTo(30);
});

it("gives the probability of a value between quantiles", () => {
    expect(probabilityAbove(quantiles, 40)).toBeCloseTo(0.5);
    expect(probabilityAbove(quantiles, 70)).toBeCloseTo(0.175);
});

it("is never surer than the outermost levels", () => {
    expect(probabilityAbove(quantiles, -5)).toBeCloseTo(0.975);
    expect(probabilityAbove(quantiles, 1000)).toBeCloseTo(0.025);
});

it("splits ties in the middle", () => {
    expect(probabilityAbove({ "0.1": 0, "0.5": 0, "0.9": 0 }, 0)).toBeCloseTo(0.5);
});

it("makes the three intervals", () => {
    const point = pointOf({ horizon: 1, targetEndDate: "2026-11-21", quantiles });
    expect(point.median).toBe(40);
    expect(intervalOf(point, 80)).toMatchObject({ lower: 10, upper: 80 });
    expect(intervalOf(point, 95)).toMatchObject({ lower: 0, upper: 100 });
});
