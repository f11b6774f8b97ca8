import type { Explanation } from "../../api/types";
import type { MessageId } from "../../i18n/text";

const factorOf: Record<string, MessageId> = {
    level: "factor.level",
    mean_2: "factor.level",
    mean_4: "factor.level",
    residual_4: "factor.level",
    change_1: "factor.trend",
    change_2: "factor.trend",
    change_3: "factor.trend",
    change_4: "factor.trend",
    change_5: "factor.trend",
    slope_4: "factor.trend",
    slope_6: "factor.trend",
    slope_6_quadratic: "factor.trend",
    curvature_6: "factor.trend",
    season_week: "factor.season",
    since_christmas: "factor.season",
    season_maximum: "factor.peak",
    weeks_since_maximum: "factor.peak",
    all_level: "factor.elsewhere",
    all_change_1: "factor.elsewhere",
    all_change_2: "factor.elsewhere",
    all_slope_4: "factor.elsewhere",
    against_all: "factor.elsewhere",
    population: "factor.place",
    scale_spread: "factor.place",
    scale_centre: "factor.place",
    signal: "factor.place",
    step: "factor.ahead",
    expected_value: "factor.average",
};

export interface Factor {
    factor: MessageId;
    /** Signed share of all that moved the forecast, by horizon. */
    shares: Map<number, number>;
}

/** Features gathered into what people think in, the strongest first; single features would only confuse. */
export function factorsOf(explanations: Explanation[]): Factor[] {
    const factors = new Map<MessageId, Map<number, number>>();
    for (const { horizon, parts } of explanations) {
        const sums = new Map<MessageId, number>();
        for (const { name, value } of parts) {
            const factor = factorOf[name] ?? "factor.other";
            sums.set(factor, (sums.get(factor) ?? 0) + value);
        }
        const all = [...sums.values()].reduce((sum, value) => sum + Math.abs(value), 0) || 1;
        for (const [factor, value] of sums) {
            const shares = factors.get(factor) ?? new Map<number, number>();
            factors.set(factor, shares.set(horizon, value / all));
        }
    }
    const strength = ({ shares }: Factor) => [...shares.values()].reduce((sum, share) => sum + Math.abs(share), 0);
    return [...factors].map(([factor, shares]) => ({ factor, shares })).sort((a, b) => strength(b) - strength(a));
}
