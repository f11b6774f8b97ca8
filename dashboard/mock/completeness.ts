import type { Completeness } from "../src/api/observations";
import type { Profile } from "../src/api/types";
import { lastAsOf, observationsOf } from "./world";

const shares = [
    { expectedShare: 0.97, low: 0.94, high: 0.99 },
    { expectedShare: 0.86, low: 0.8, high: 0.91 },
];

/** How complete the two newest weeks are likely to be. */
export function completenessOf(profile: Profile | undefined, url: URL): Completeness {
    const asOf = url.searchParams.get("as_of") ?? lastAsOf;
    const place = url.searchParams.get("place") ?? "";
    const newest = profile ? observationsOf(profile, place, asOf, "2000-01-01").slice(-shares.length) : [];
    return {
        typicalDelayDays: 4,
        weeks: shares.flatMap((share, number) => {
            const week = newest[number];
            return week ? [{ targetEndDate: week.targetEndDate, ageDays: 11 - 7 * number, pastWeeks: 40, ...share }] : [];
        }),
    };
}
