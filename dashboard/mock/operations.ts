import type { Operations, ServiceAnswer } from "../src/api/operations";
import type { Profile } from "../src/api/types";
import { sourcesOf } from "./exclusions";

const at = "2026-11-18T03:12:00Z";

function service(name: string, more: Partial<ServiceAnswer> = {}): ServiceAnswer {
    return {
        service: name,
        state: "up",
        reason: null,
        millis: name === "gateway" ? null : 7,
        process: {
            name: `${name}-service`,
            version: "0.1.0",
            instance: `vigie-${name}-6d5f-x2x`,
            startedAt: "2026-11-16T22:00:00Z",
            status: "UP",
            parts: { db: "UP", diskSpace: "UP", ping: "UP" },
            heapUsedBytes: 92_000_000,
            heapMaxBytes: 180_000_000,
            poolActive: 1,
            poolMax: 10,
            poolWaiting: 0,
        },
        ...more,
    };
}

/** A night on which something is wrong, and one on which nothing is. */
function servicesOf(country: string, calm: boolean): ServiceAnswer[] {
    const silent = calm ? {} : ({ state: "down", reason: "refused", millis: null, process: null } as const);
    return [
        service("gateway"),
        service("auth"),
        service("prediction"),
        ...(country === "ch" ? [] : [service("dataviz", silent)]),
    ];
}

function operationsOf(profiles: Profile[], calm: boolean): Operations {
    const job = {
        subject: 41,
        attempts: 1,
        done: 0,
        total: 0,
        step: null,
        problem: null,
        lastLine: null,
        runner: null,
        startedAt: null,
        finishedAt: null,
        heartbeatAt: null,
    };
    const storage = [
        { name: "surveillance", bytes: 2_130_000_000 },
        { name: "forecasts", bytes: 410_000_000 },
        { name: "jobs", bytes: 3_200_000 },
    ];
    if (calm) return { at, jobs: [], sources: [], rounds: [], databaseBytes: 12_000_000, storage };
    return {
        at,
        jobs: [
            {
                ...job,
                id: "j3",
                kind: "round",
                state: "running",
                attempts: 2,
                done: 430,
                total: 900,
                step: "Model boosting",
                lastLine: "Taken up again after an interruption.",
                runner: "vigie-prediction-7c9-abc",
                createdAt: "2026-11-18T03:00:00Z",
                startedAt: "2026-11-18T03:00:01Z",
                heartbeatAt: "2026-11-18T03:11:59Z",
            },
            { ...job, id: "j2", kind: "scores", state: "queued", subject: 1, createdAt: "2026-11-18T02:40:00Z" },
            {
                ...job,
                id: "j1",
                kind: "import",
                subject: 2,
                state: "failed",
                problem: "The disk is full.",
                createdAt: "2026-11-17T20:00:00Z",
                startedAt: "2026-11-17T20:00:01Z",
                finishedAt: "2026-11-17T20:00:09Z",
            },
        ],
        sources: profiles.map(({ id }, index) => ({
            name: index === 0 ? "cdc-nhsn" : "simulator",
            profile: id,
            synthetic: index > 0,
            lastTargetEndDate: "2026-11-07",
            lastAsOf: "2026-11-11",
            stale: index > 0,
            lastImportedAt: "2026-11-11T18:02:01Z",
            lagSeconds: 64_921,
            newestImport: 7,
            newestRefused: index === 0,
        })),
        rounds: profiles.map(({ id }, index) => ({
            id: 907 - index,
            profile: id,
            referenceDate: "2026-11-14",
            state: index === 0 ? "running" : "succeeded",
            places: 53,
            failedModels: index === 0 ? [] : ["boosting"],
            startedAt: "2026-11-18T03:00:01Z",
            finishedAt: index === 0 ? null : "2026-11-18T03:02:31Z",
            usualSeconds: 141.2,
        })),
        databaseBytes: 2_560_000_000,
        storage,
    };
}

export function operationsRoutes(country: string, profiles: Profile[], calm: boolean): [string, RegExp, () => unknown][] {
    return [
        ["GET", /^\/api\/v1\/sources$/, () => sourcesOf(profiles)],
        ["GET", /^\/api\/v1\/operations\/services$/, () => servicesOf(country, calm)],
        ["GET", /^\/api\/v1\/operations$/, () => operationsOf(profiles, calm)],
    ];
}
