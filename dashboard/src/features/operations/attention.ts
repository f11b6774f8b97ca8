import type { Operations, ServiceAnswer } from "../../api/operations";
import type { MessageId, Values } from "../../i18n/text";
import { secondsBetween } from "./amounts";

/** The limits of the alerts VigieQueueStuck and of the scheduler's heartbeat. */
const longWaitSeconds = 15 * 60;
const silentSeconds = 30;

export interface Finding {
    text: MessageId;
    values: Values;
    section: "services" | "jobs" | "sources" | "rounds";
}

export function isSilent(job: Operations["jobs"][number], at: string): boolean {
    return job.state === "running" && (!job.heartbeatAt || secondsBetween(job.heartbeatAt, at) > silentSeconds);
}

/** What somebody should look at now, the most urgent first. */
export function attention(services: ServiceAnswer[], work: Operations | undefined): Finding[] {
    const findings: Finding[] = services
        .filter(({ state }) => state !== "up")
        .map(({ service, state }) => ({
            text: state === "down" ? "operations.find.down" : "operations.find.failing",
            values: { service },
            section: "services",
        }));
    if (!work) return findings;
    const { at, jobs, sources, rounds } = work;
    const waiting = services.find(({ process }) => (process?.poolWaiting ?? 0) > 0);
    if (waiting) findings.push({ text: "operations.find.pool", values: { service: waiting.service }, section: "services" });
    const late = jobs.filter(({ state, createdAt }) => state === "queued" && secondsBetween(createdAt, at) > longWaitSeconds);
    if (late.length > 0) findings.push({ text: "operations.find.late", values: { count: late.length }, section: "jobs" });
    const silent = jobs.filter((job) => isSilent(job, at));
    if (silent.length > 0) findings.push({ text: "operations.find.silent", values: { count: silent.length }, section: "jobs" });
    const failed = jobs.filter(({ state }) => state === "failed");
    if (failed.length > 0) findings.push({ text: "operations.find.failed", values: { count: failed.length }, section: "jobs" });
    const newest = new Map<string, string>();
    for (const { profile, state } of rounds) if (!newest.has(profile)) newest.set(profile, state);
    for (const [profile, state] of newest) {
        if (state === "failed") findings.push({ text: "operations.find.round", values: { profile }, section: "rounds" });
    }
    const refused = new Set(sources.filter(({ newestRefused }) => newestRefused).map(({ name }) => name));
    for (const name of refused) findings.push({ text: "operations.find.refused", values: { name }, section: "sources" });
    const stale = new Set(sources.filter((source) => source.stale && !source.synthetic).map(({ name }) => name));
    for (const name of stale) findings.push({ text: "operations.find.stale", values: { name }, section: "sources" });
    return findings;
}
