import type { Observation } from "./types";
import { daysBetween } from "../lib/epi-week";
import type { ObservedPoint } from "../lib/fan-chart-props";

/** Weeks that ended less than this many days before the data were published are likely to be revised. */
const settledAfterDays = 15;

export function observedPoints(observations: Observation[], asOf: string): ObservedPoint[] {
    return observations
        .map(({ targetEndDate, value, status, reason, excluded }) => ({
            date: targetEndDate,
            value: status === "missing" ? null : value,
            suppressed: reason === "suppressed",
            provisional: daysBetween(targetEndDate, asOf) < settledAfterDays,
            excluded: excluded ?? null,
        }))
        .sort((a, b) => a.date.localeCompare(b.date));
}

/** What has been reported since for weeks that the round did not know, or knew otherwise. */
export function reportedSince(known: ObservedPoint[], latest: Observation[], from: string): ObservedPoint[] {
    const before = new Map(known.map((point) => [point.date, point.value]));
    return latest
        .filter(({ targetEndDate, value }) => targetEndDate >= from && value !== null && before.get(targetEndDate) !== value)
        .map(({ targetEndDate, value, excluded }) => ({
            date: targetEndDate,
            value,
            provisional: false,
            excluded: excluded ?? null,
        }))
        .sort((a, b) => a.date.localeCompare(b.date));
}
