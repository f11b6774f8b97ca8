import type { Explanation } from "../src/api/types";

const features = { slope_4: 0.12, change_1: 0.05, season_week: -0.04, level: -0.02, all_slope_4: 0.06, expected_value: 0.01 };

/** Members for the ensemble, features for the boosting model, nothing for the others. */
export function explanationsOf(model: string): Explanation[] {
    const parts = (ahead: number) => {
        if (model === "ensemble") return Object.entries({ seasonal: 120 + 10 * ahead, baseline: 60 });
        return model === "boosting" ? Object.entries(features) : [];
    };
    return [0, 1, 2, 3]
        .map((horizon) => ({ horizon, parts: parts(horizon).map(([name, value]) => ({ name, value })) }))
        .filter((explanation) => explanation.parts.length > 0);
}
