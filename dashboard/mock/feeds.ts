import type { Feed } from "../src/api/feeds";

const off: Feed = {
    id: "owid-mpox",
    source: "Our World in Data",
    host: "catalog.ourworldindata.org",
    page: "https://ourworldindata.org/mpox",
    licence: "CC BY 4.0",
    citation: "Our World in Data: Mpox; data of the World Health Organization",
    legalBasis: "Aggregated data published under the International Health Regulations (2005); no personal data",
    schedule: "0 15 6,18 * * *",
    state: "off",
    lastAttemptAt: null,
    lastSuccessAt: null,
    lastChangeAt: null,
    newestTargetEndDate: null,
    failures: 0,
    problem: null,
    nextAttemptAt: null,
    lastImport: null,
    job: null,
};

/** A feed that works, one that does not answer, and one that is switched off. */
const feeds: Feed[] = [
    {
        ...off,
        id: "cdc-nhsn",
        source: "CDC NHSN",
        host: "data.cdc.gov",
        licence: "Public domain, US government work",
        state: "working",
        lastAttemptAt: "2026-11-18T17:40:03Z",
        lastSuccessAt: "2026-11-18T17:40:03Z",
        lastChangeAt: "2026-11-18T17:40:03Z",
        newestTargetEndDate: "2026-11-14",
        nextAttemptAt: "2026-11-18T18:40:00Z",
        lastImport: 1,
    },
    {
        ...off,
        id: "cdc-nssp",
        source: "CDC NSSP",
        host: "data.cdc.gov",
        state: "failing",
        lastAttemptAt: "2026-11-18T17:50:00Z",
        lastSuccessAt: "2026-11-13T17:50:00Z",
        lastChangeAt: "2026-11-13T17:50:00Z",
        newestTargetEndDate: "2026-11-07",
        failures: 3,
        problem: "data.cdc.gov cannot be reached.",
        nextAttemptAt: "2026-11-18T18:00:00Z",
        lastImport: 2,
    },
    off,
];

/** The feeds, and an answer to whoever asks for one now. */
export function feedRoutes(empty: boolean): [string, RegExp, () => unknown][] {
    return [
        ["GET", /^\/api\/v1\/feeds$/, () => (empty ? [] : feeds)],
        [
            "POST",
            /^\/api\/v1\/feeds\/([^/]+)\/fetch$/,
            () => Response.json({ job: "feed-1" }, { status: 202, headers: { location: "/v1/jobs/feed-1" } }),
        ],
    ];
}
