import { useQuery } from "@tanstack/react-query";
import { read } from "./client";

const interval = 15_000;

/** What one process of a service says of itself. */
export interface ServiceProcess {
    name: string;
    version: string;
    instance: string;
    startedAt: string;
    status: string;
    /** What its health rests on, such as `db`: `UP` or not. */
    parts: Record<string, string>;
    heapUsedBytes: number;
    heapMaxBytes: number;
    poolActive: number | null;
    poolMax: number | null;
    poolWaiting: number | null;
}

export interface ServiceAnswer {
    service: string;
    state: "up" | "failing" | "down";
    /** Why not up: `refused`, `timeout`, `health`, `answer` or an HTTP status. */
    reason: string | null;
    millis: number | null;
    process: ServiceProcess | null;
}

export interface OpenJob {
    id: string;
    kind: string;
    subject: number;
    state: "queued" | "running" | "failed";
    attempts: number;
    done: number;
    total: number;
    step: string | null;
    problem: string | null;
    lastLine: string | null;
    runner: string | null;
    createdAt: string;
    startedAt: string | null;
    finishedAt: string | null;
    heartbeatAt: string | null;
}

export interface SourceState {
    name: string;
    profile: string;
    synthetic: boolean;
    lastTargetEndDate: string;
    lastAsOf: string;
    stale: boolean;
    lastImportedAt: string | null;
    lagSeconds: number | null;
    newestImport: number | null;
    newestRefused: boolean;
}

export interface RoundState {
    id: number;
    profile: string;
    referenceDate: string;
    state: string;
    places: number;
    failedModels: string[];
    startedAt: string | null;
    finishedAt: string | null;
    usualSeconds: number | null;
}

export interface Operations {
    at: string;
    jobs: OpenJob[];
    sources: SourceState[];
    rounds: RoundState[];
    databaseBytes: number;
    storage: { name: string; bytes: number }[];
}

/** The services as the gateway finds them, asked anew every quarter of a minute. */
export function useServices(allowed: boolean) {
    return useQuery({
        queryKey: ["operations", "services"],
        queryFn: ({ signal }) => read<ServiceAnswer[]>("/api/v1/operations/services", { signal }),
        refetchInterval: interval,
        enabled: allowed,
    });
}

export function useOperations(allowed: boolean) {
    return useQuery({
        queryKey: ["operations", "work"],
        queryFn: ({ signal }) => read<Operations>("/api/v1/operations", { signal }),
        refetchInterval: interval,
        enabled: allowed,
    });
}
