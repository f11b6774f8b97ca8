import type { ObservationChange } from "../src/api/changes";
import type { Profile } from "../src/api/types";
import { observationsOf } from "./world";

/** Two changes in the newest weeks of a place, one on each page. */
export function changesOf(profile: Profile | undefined, url: URL) {
    const [then = "", now = ""] = [url.searchParams.get("then") ?? "", url.searchParams.get("now") ?? ""];
    const place = url.searchParams.get("place") ?? "US";
    const [week, newest] = profile ? observationsOf(profile, place, now, "2000-01-01").slice(-2) : [];
    const isSecond = url.searchParams.get("cursor") === "second";
    const side = (value: number | null, knownFrom: string) => ({ value, reason: null, knownFrom });
    const changeIn = (targetEndDate: string, before: number | null, after: number): ObservationChange => ({
        place,
        targetEndDate,
        then: before === null ? null : side(before, then),
        now: side(after, now),
        difference: before === null ? null : after - before,
        excluded: null,
    });
    const revised = week && changeIn(week.targetEndDate, 1000, 1234);
    const added = newest && changeIn(newest.targetEndDate, null, 2000);
    const change = isSecond ? added : revised;
    const changes = change ? [change] : [];
    return { profile: profile?.id, then, now, changes, same: null, next: isSecond ? null : "second" };
}
