import type { Exclusion, Profile, Source } from "../src/api/types";

/** What was excluded; a new one is added for as long as the mock lives. */
export function exclusionsOf(place: string): Exclusion[] {
    const mark = { place, author: "Ada Example", createdAt: "2026-11-12T08:00:00Z", liftedAt: null, liftedBy: null };
    return [
        { ...mark, id: 2, from: "2026-10-24", to: "2026-10-25", reason: "strike of the laboratories" },
        {
            ...mark,
            id: 1,
            from: "2026-09-05",
            to: "2026-09-12",
            reason: "test data",
            liftedAt: "2026-10-01T08:00:00Z",
            liftedBy: "Ada Example",
        },
    ];
}

export function sourcesOf(profiles: Profile[]): Source[] {
    return profiles.flatMap(({ id, lastAsOf, lastTargetEndDate, places }) =>
        lastAsOf && lastTargetEndDate
            ? [
                  {
                      name: "simulator",
                      profile: id,
                      synthetic: true,
                      places,
                      lastTargetEndDate,
                      lastAsOf,
                      typicalDelayDays: 4,
                      lastImport: 1,
                      lastImportedAt: "2026-11-18T08:02:01Z",
                  },
              ]
            : [],
    );
}
