import type { Exclusion, Job, Profile, Round } from "../src/api/types";
import { identityRoutes } from "./identity";
import { badFile, goodFile, knownColumns, savedMapping, sourceTerms, strata } from "./imports";
import { operationsRoutes } from "./operations";
import { placesOf } from "./places";
import { exclusionsOf } from "./exclusions";
import { feedRoutes } from "./feeds";
import { explanationsOf } from "./explanations";
import { smallCells } from "./small-cells";
import { figureFile, scoresOf, skillNumbers } from "./scores";
import { changesOf } from "./changes";
import { completenessOf } from "./completeness";
import { forecastsOf, lastAsOf, observationsOf, profilesOf, roundsOf } from "./world";

export interface MockOptions {
    signedIn?: boolean;
    empty?: boolean;
    permissions?: string[];
    /** Codes of the places that the person may see; all without. */
    limits?: string[];
}

type Handler = (url: URL, request: Request, part: string) => unknown;
const everything = [
    "observations:read",
    "observations:import",
    "forecasts:read",
    "rounds:run",
    "accounts:manage",
    "clients:manage",
    "audit:read",
    "privacy:manage",
    "operations:read",
];

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
    const type = status >= 400 ? "application/problem+json" : "application/json";
    return new Response(JSON.stringify(body), { status, headers: { "content-type": type, ...headers } });
}

export function problem(status: number, slug: string, title: string, detail?: string): Response {
    return json(
        { type: `urn:vigie:problem:${slug}`, title, status, detail, traceId: "4bf92f3577b34da6a3ce929d0e0e4736" },
        status,
    );
}

/** Answers as the contract says, from a small made-up world; development and tests only. */
export function createMock(country: string, options: MockOptions = {}) {
    let signedIn = options.signedIn ?? true;
    let exclusions = options.empty ? [] : exclusionsOf(country.toUpperCase());
    const polls = new Map<string, number>();
    const languageOf = (request: Request) => request.headers.get("accept-language") ?? "en";
    const none = { lastTargetEndDate: null, firstTargetEndDate: null, lastAsOf: null, synthetic: null, sources: [] };
    const profiles = profilesOf(country).map((profile) => (options.empty ? { ...profile, ...none } : profile));
    const one = (id: string | null) => profiles.find((profile) => profile.id === id);
    const jobs = (id: string): Job => {
        const done = Math.min(53, (polls.get(id) ?? 0) * 9);
        polls.set(id, (polls.get(id) ?? 0) + 1);
        const kind = id.startsWith("round") ? "round" : "import";
        const over = done >= 53;
        return {
            id,
            kind,
            state: polls.get(id) === -1 ? "cancelled" : over ? "succeeded" : "running",
            done,
            total: 53,
            step: over ? null : "baseline",
            log: [{ at: "2026-11-18T09:30:00Z", text: "started" }],
            result: over ? (kind === "round" ? "/v1/rounds/908" : "/v1/imports/2") : null,
            problem: null,
        };
    };
    const roundOf = (id: string): [Profile, Round] | undefined => {
        for (const profile of profiles) {
            const round = roundsOf(profile).find((candidate) => String(candidate.id) === id);
            if (round) return [profile, round];
        }
        return undefined;
    };
    const of = (profile: Profile, round: Round, place: string, model: string) =>
        round.refusals.some((refusal) => refusal.place === place) ? [] : forecastsOf(profile, round, place, model);
    const forecasts: Handler = (url, _, id) => {
        const found = roundOf(id);
        const place = url.searchParams.get("place");
        const model = url.searchParams.get("model") ?? "ensemble";
        if (!found) return problem(404, "unknown-round", "There is no such round");
        if (!place) return problem(400, "missing-parameter", "The parameter place is missing");
        return { round: Number(id), place, model, forecasts: of(...found, place, model) };
    };
    const hubFile: Handler = (url, _, id) => {
        const found = roundOf(id);
        if (!found) return problem(404, "unknown-round", "There is no such round");
        const [profile, round] = found;
        const model = url.searchParams.get("model") ?? "ensemble";
        const lines = placesOf(country, "en").flatMap(({ code }) =>
            of(profile, round, code, model).flatMap(({ horizon, targetEndDate, quantiles }) =>
                Object.entries(quantiles).map(
                    ([level, value]) =>
                        `${round.referenceDate},${code},${horizon},wk inc,${targetEndDate},quantile,${level},${value}`,
                ),
            ),
        );
        const head = "reference_date,location,horizon,target,target_end_date,output_type,output_type_id,value";
        const name = `${round.referenceDate}-Vigie-${model}.csv`;
        const headers = { "content-type": "text/csv", "content-disposition": `attachment; filename="${name}"` };
        return new Response([head, ...lines, ""].join("\n"), { headers });
    };
    const routes: [string, RegExp, Handler][] = [
        ...identityRoutes(country),
        ...operationsRoutes(country, profiles, options.empty ?? false),
        [
            "GET",
            /^\/bff\/session$/,
            () => ({
                signedIn,
                name: signedIn ? "Ada Example" : null,
                permissions: signedIn ? (options.permissions ?? everything) : [],
                csrf: { header: "X-CSRF-TOKEN", token: "mock" },
                country,
            }),
        ],
        [
            "GET",
            /^\/bff\/sign-in$/,
            (url) => {
                signedIn = true;
                return new Response(null, { status: 303, headers: { location: url.searchParams.get("to") ?? "/" } });
            },
        ],
        [
            "POST",
            /^\/bff\/sign-out$/,
            () => {
                signedIn = false;
                return new Response(null, { status: 204 });
            },
        ],
        ["GET", /^\/api\/v1\/profiles$/, () => profiles],
        [
            "GET",
            /^\/api\/v1\/places$/,
            (_, request) => placesOf(country, languageOf(request)).filter(({ code }) => options.limits?.includes(code) ?? true),
        ],
        ["GET", /^\/api\/v1\/scope$/, () => ({ limited: options.limits !== undefined, places: options.limits ?? [] })],
        ["GET", /^\/api\/v1\/small-cells$/, () => smallCells],
        ["PUT", /^\/api\/v1\/small-cells\/.*$/, () => smallCells.rules[0]],
        [
            "GET",
            /^\/api\/v1\/observations$/,
            (url) => {
                const profile = one(url.searchParams.get("profile"));
                if (!profile) return problem(404, "unknown-profile", "There is no such profile");
                const place = url.searchParams.get("place");
                const asOf = url.searchParams.get("as_of") ?? lastAsOf;
                const from = url.searchParams.get("from") ?? "2000-01-01";
                const codes = place ? [place] : placesOf(country, "en").map(({ code }) => code);
                return {
                    profile: profile.id,
                    asOf,
                    observations: codes.flatMap((code) => observationsOf(profile, code, asOf, from)),
                };
            },
        ],
        ["GET", /^\/api\/v1\/observations\/completeness$/, (url) => completenessOf(one(url.searchParams.get("profile")), url)],
        ["GET", /^\/api\/v1\/observations\/changes$/, (url) => changesOf(one(url.searchParams.get("profile")), url)],
        ["GET", /^\/api\/v1\/rounds$/, (url) => [one(url.searchParams.get("profile"))].flatMap((of) => (of ? roundsOf(of) : []))],
        ["POST", /^\/api\/v1\/rounds$/, () => json({ id: 908 }, 202, { location: `/v1/jobs/round-${polls.size + 1}` })],
        ["GET", /^\/api\/v1\/rounds\/([^/]+)\/forecasts$/, forecasts],
        ["GET", /^\/api\/v1\/rounds\/([^/]+)\/hub-file$/, hubFile],
        [
            "GET",
            /^\/api\/v1\/rounds\/([^/]+)\/explanations$/,
            (url, _, id) => ({ round: Number(id), explanations: explanationsOf(url.searchParams.get("model") ?? "ensemble") }),
        ],
        [
            "GET",
            /^\/api\/v1\/scores$/,
            (url) => {
                const profile = one(url.searchParams.get("profile"));
                const codes = placesOf(country, "en").map(({ code }) => code);
                return profile
                    ? scoresOf(profile, url.searchParams, codes)
                    : problem(404, "unknown-profile", "There is no such profile");
            },
        ],
        ["GET", /^\/api\/v1\/imports$/, () => (options.empty ? [] : [badFile, goodFile])],
        [
            "GET",
            /^\/api\/v1\/imports\/([^/]+)$/,
            (_, __, id) =>
                [badFile, goodFile].find((run) => String(run.id) === id) ??
                problem(404, "unknown-import", "There is no such import"),
        ],
        ...feedRoutes(options.empty ?? false),
        ["GET", /^\/api\/v1\/profiles\/([^/]+)\/exclusions$/, () => exclusions],
        [
            "POST",
            /^\/api\/v1\/profiles\/([^/]+)\/exclusions$/,
            () => {
                exclusions.unshift({ ...(exclusions[0] as Exclusion), id: exclusions.length + 1, reason: "just added" });
                return json(exclusions[0], 201);
            },
        ],
        [
            "DELETE",
            /^\/api\/v1\/profiles\/[^/]+\/exclusions\/(\d+)$/,
            (_, __, id) => {
                exclusions = exclusions.filter((exclusion) => String(exclusion.id) !== id);
                return {};
            },
        ],
        ["POST", /^\/api\/v1\/imports\/preview$/, () => knownColumns],
        ["GET", /^\/api\/v1\/strata$/, () => strata],
        ["GET", /^\/api\/v1\/coverage$/, () => ({ series: [{ stratum: "all" }] })],
        ["GET", /^\/api\/v1\/sources\/terms$/, () => (options.empty ? [] : sourceTerms)],
        ["PUT", /^\/api\/v1\/sources\/terms$/, () => sourceTerms[1]],
        ["GET", /^\/api\/v1\/mappings$/, () => (options.empty ? [] : [savedMapping])],
        ["POST", /^\/api\/v1\/mappings$/, () => json(savedMapping, 201)],
        ["DELETE", /^\/api\/v1\/mappings\/\d+$/, () => new Response(null, { status: 204 })],
        ["POST", /^\/api\/v1\/imports$/, () => json({ id: 2 }, 202, { location: `/v1/jobs/import-${polls.size + 1}` })],
        ["GET", /^\/api\/v1\/jobs\/([^/]+)$/, (_, __, id) => jobs(id)],
        [
            "DELETE",
            /^\/api\/v1\/jobs\/([^/]+)$/,
            (_, __, id) => {
                polls.set(id, -2);
                return new Response(null, { status: 204 });
            },
        ],
        ["GET", /^\/api\/v1\/figures\/skill$/, () => skillNumbers],
        ["GET", /^\/api\/v1\/figures\/(?:fan-chart|skill|coverage|pit)\.svg$/, figureFile],
    ];
    return (request: Request): Response | null => {
        const url = new URL(request.url);
        if (!/^\/(api|bff)\//.test(url.pathname)) return null;
        if (url.pathname.startsWith("/api/") && !signedIn) return problem(401, "unauthorized", "Please sign in");
        for (const [method, path, handle] of routes) {
            const match = path.exec(url.pathname);
            if (!match || method !== request.method) continue;
            const answer = handle(url, request, decodeURIComponent(match[1] ?? ""));
            return answer instanceof Response ? answer : json(answer);
        }
        return problem(404, "not-found", "Nothing here");
    };
}
