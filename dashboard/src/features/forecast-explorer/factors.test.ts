import { expect, it } from "vitest";
import { factorsOf } from "./factors";

const parts = [
    { name: "slope_4", value: 0.3 },
    { name: "change_1", value: 0.1 },
    { name: "season_week", value: -0.1 },
    { name: "brand_new", value: 0 },
];

it("gathers features into factors, the strongest first", () => {
    const factors = factorsOf([{ horizon: 1, parts }]);
    expect(factors.map(({ factor }) => factor)).toEqual(["factor.trend", "factor.season", "factor.other"]);
    expect(factors[0]?.shares.get(1)).toBeCloseTo(0.8);
    expect(factors[1]?.shares.get(1)).toBeCloseTo(-0.2);
});

it("has nothing to tell where nothing was explained", () => {
    expect(factorsOf([])).toEqual([]);
});
