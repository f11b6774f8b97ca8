import type { Profile, Score, Scores } from "../src/api/types";
import { plusDays } from "../src/lib/epi-week";
import { lastAsOf, roundsOf } from "./world";

const models = [
    { model: "ensemble", relative: 0.81 },
    { model: "seasonal", relative: 0.93 },
    { model: "baseline", relative: 1 },
];

function score(part: string | null, rank: number, index: number): Score {
    const { model, relative } = models[rank - 1] ?? { model: "", relative: 1 };
    const wis = (24 + 3 * index) * relative;
    return {
        part,
        rank,
        model,
        forecasts: 624,
        wis,
        dispersion: wis * 0.4,
        overprediction: wis * 0.25,
        underprediction: wis * 0.35,
        absoluteError: wis * 1.5,
        crps: wis * 1.02,
        bias: -0.08,
        coverage50: 0.53,
        coverage80: 0.81,
        coverage95: 0.94,
        relativeToBaseline: relative,
        pairwiseToBaseline: relative,
        commonWithBaseline: 624,
        relativeToEnsemble: relative / 0.81,
        pairwiseToEnsemble: relative / 0.81,
        commonWithEnsemble: 624,
    };
}

/** Scores of three past rounds; none for a place that was never forecast. */
export function scoresOf(profile: Profile, query: URLSearchParams, codes: string[]): Scores {
    const by = query.get("by") ?? "model";
    const rounds = roundsOf(profile).filter(({ state }) => state === "succeeded");
    const parts: Record<string, (string | null)[]> = {
        model: [null],
        horizon: profile.horizons.map(String),
        place: codes,
        date: rounds.map(({ referenceDate }) => referenceDate).reverse(),
    };
    const known = profile.lastTargetEndDate !== null && query.get("place") !== "72";
    return {
        profile: profile.id,
        pending: false,
        truthAsOf: known ? lastAsOf : null,
        scoredAt: known ? "2026-11-18T10:00:00Z" : null,
        nextTargetEndDate: profile.lastTargetEndDate ? plusDays(profile.lastTargetEndDate, 7) : null,
        rounds: known ? 3 : 0,
        replayed: known ? 1 : 0,
        from: known ? (rounds.at(-1)?.referenceDate ?? null) : null,
        to: known ? (rounds[0]?.referenceDate ?? null) : null,
        scores: known ? (parts[by] ?? []).flatMap((part, index) => models.map((_, rank) => score(part, rank + 1, index))) : [],
    };
}

/** What the figures of the scores draw. */
export const skillNumbers = {
    overTime: [
        { model: "ensemble", referenceDate: "2026-10-31", relativeWis: 0.84, forecasts: 16 },
        { model: "baseline", referenceDate: "2026-10-31", relativeWis: 1, forecasts: 16 },
    ],
    coverage: [{ model: "ensemble", nominal: 0.5, held: 0.53, forecasts: 16 }],
    pit: [{ model: "ensemble", shares: [0.08, 0.12, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], forecasts: 16 }],
};

/** An empty figure. */
export function figureFile(): Response {
    return new Response('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>', {
        headers: { "content-type": "image/svg+xml" },
    });
}
