import type { ImportRun, Job } from "../src/api/types";
import { placesOf } from "./places";
import { forecastsOf, lastAsOf, observationsOf, profilesOf, roundsOf } from "./world";

export interface MockOptions {
    signedIn?: boolean;
    empty?: boolean;
    permissions?: string[];
}

type Handler = (url: URL, request: Request, part: string) => unknown;

const everything = ["observations:read", "observations:import", "forecasts:read", "rounds:run"];

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
    const type = status >= 400 ? "application/problem+json" : "application/json";
    return new Response(JSON.stringify(body), { status, headers: { "content-type": type, ...headers } });
}

export function problem(status: number, slug: string, title: string, detail?: string): Response {
    return json({ type: `urn:vigie:problem:${slug}`, title, status, detail, traceId: "4bf92f3577b34da6a3ce929d0e0e4736" }, status);
}

const badFile: ImportRun = {
    id: "2",
    fileName: "grippe-semaine-46.csv",
    profile: null,
    state: "failed",
    rows: 1240,
    changes: 0,
    unchanged: 0,
    startedAt: "2026-11-18T08:02:00Z",
    finishedAt: "2026-11-18T08:02:01Z",
    importedBy: "Ada Example",
    findings: [
        { severity: "error", rule: "date-invalid", line: 17, column: "target_end_date", found: "2026-13-40", expected: "a date such as 2026-11-14", message: "This is not a date." },
        { severity: "error", rule: "value-negative", line: 803, column: "value", found: "-3", expected: "0 or more", message: "A count cannot be negative." },
        { severity: "warning", rule: "place-small", line: null, column: null, found: null, expected: null, message: "Some places have few values." },
    ],
};
const goodFile: ImportRun = { ...badFile, id: "1", fileName: "vintages.csv.gz", profile: "flusight", state: "succeeded", rows: 81_204, changes: 80_911, unchanged: 293, findings: [] };

/** Answers as the contract says, from a small made-up world; development and tests only. */
export function createMock(country: string, options: MockOptions = {}) {
    let signedIn = options.signedIn ?? true;
    const polls = new Map<string, number>();
    const languageOf = (request: Request) => request.headers.get("accept-language") ?? "en";
    const profiles = (request: Request) => {
        const all = profilesOf(country, languageOf(request));
        return options.empty ? all.map((profile) => ({ ...profile, lastTargetEndDate: null, firstTargetEndDate: null, lastAsOf: null, synthetic: false, sources: [] })) : all;
    };
    const one = (request: Request, id: string | null) => profiles(request).find((profile) => profile.id === id);
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
            result: over ? (kind === "round" ? { round: "908" } : { import: "2" }) : null,
            problem: null,
        };
    };
    const forecasts: Handler = (url, request, id) => {
        const model = url.searchParams.get("model") ?? "ensemble";
        for (const profile of profiles(request)) {
            const round = roundsOf(profile).find((candidate) => candidate.id === id);
            if (!round) continue;
            const of = (place: string) => ({ round: id, place, model, forecasts: round.refusals.some((refusal) => refusal.place === place) ? [] : forecastsOf(profile, round, place, model) });
            const place = url.searchParams.get("place");
            return place ? of(place) : placesOf(country, "en").map(({ code }) => of(code)).filter((forecast) => forecast.forecasts.length > 0);
        }
        return problem(404, "unknown-round", "There is no such round");
    };
    const routes: [string, RegExp, Handler][] = [
        ["GET", /^\/bff\/session$/, () => ({ signedIn, name: signedIn ? "Ada Example" : null, permissions: signedIn ? (options.permissions ?? everything) : [], csrf: { header: "X-CSRF-TOKEN", token: "mock" }, country })],
        ["GET", /^\/bff\/sign-in$/, (url) => { signedIn = true; return new Response(null, { status: 303, headers: { location: url.searchParams.get("to") ?? "/" } }); }],
        ["POST", /^\/bff\/sign-out$/, () => { signedIn = false; return new Response(null, { status: 204 }); }],
        ["GET", /^\/api\/v1\/profiles$/, (_, request) => profiles(request)],
        ["GET", /^\/api\/v1\/places$/, (_, request) => placesOf(country, languageOf(request))],
        ["GET", /^\/api\/v1\/observations$/, (url, request) => {
            const profile = one(request, url.searchParams.get("profile"));
            if (!profile) return problem(404, "unknown-profile", "There is no such profile");
            const place = url.searchParams.get("place");
            const asOf = url.searchParams.get("as_of") ?? lastAsOf;
            const from = url.searchParams.get("from") ?? "2000-01-01";
            const codes = place ? [place] : placesOf(country, "en").map(({ code }) => code);
            return { profile: profile.id, asOf, observations: codes.flatMap((code) => observationsOf(profile, code, asOf, from)) };
        }],
        ["GET", /^\/api\/v1\/rounds$/, (url, request) => { const profile = one(request, url.searchParams.get("profile")); return profile ? roundsOf(profile) : []; }],
        ["POST", /^\/api\/v1\/rounds$/, () => json({}, 202, { location: `/v1/jobs/round-${polls.size + 1}` })],
        ["GET", /^\/api\/v1\/rounds\/([^/]+)\/forecasts$/, forecasts],
        ["GET", /^\/api\/v1\/rounds\/([^/]+)\/hub-file$/, () => new Response("reference_date,location\r\n", { headers: { "content-type": "text/csv", "content-disposition": 'attachment; filename="2026-11-21-Vigie-ensemble.csv"' } })],
        ["GET", /^\/api\/v1\/imports$/, () => (options.empty ? [] : [badFile, goodFile])],
        ["GET", /^\/api\/v1\/imports\/([^/]+)$/, (_, __, id) => [badFile, goodFile].find((run) => run.id === id) ?? problem(404, "unknown-import", "There is no such import")],
        ["POST", /^\/api\/v1\/imports$/, () => json({}, 202, { location: `/v1/jobs/import-${polls.size + 1}` })],
        ["GET", /^\/api\/v1\/jobs\/([^/]+)$/, (_, __, id) => jobs(id)],
        ["DELETE", /^\/api\/v1\/jobs\/([^/]+)$/, (_, __, id) => { polls.set(id, -2); return new Response(null, { status: 204 }); }],
        ["GET", /^\/api\/v1\/figures\/fan-chart\.svg$/, () => new Response('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>', { headers: { "content-type": "image/svg+xml" } })],
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
