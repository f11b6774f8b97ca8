import { useInfiniteQuery } from "@tanstack/react-query";
import { useLocale } from "../i18n/locale-context";
import { address, read } from "./client";

/** What a week stood at on one of two days. */
export interface ChangeSide {
    value: number | null;
    /** Why there is no value; `suppressed` is neither zero nor missing. */
    reason: string | null;
    knownFrom: string;
}

/** A week that stood differently on two days. */
export interface ObservationChange {
    place: string;
    targetEndDate: string;
    /** Null where nothing was known of the week. */
    then: ChangeSide | null;
    now: ChangeSide;
    difference: number | null;
    /** Why people say that the week must not be used. */
    excluded: string | null;
}

interface Changes {
    changes: ObservationChange[];
    next: string | null;
}

export interface ChangeWish {
    profile: string;
    place: string | undefined;
    then: string;
    now: string;
}

export function changesAddress({ profile, place, then, now }: ChangeWish, page: Record<string, string> = {}): string {
    return address("/api/v1/observations/changes", { profile, place, then, now, ...page });
}

/** What has changed between two days, a page after the other. */
export function useChanges(wish: ChangeWish) {
    const { locale } = useLocale();
    return useInfiniteQuery({
        queryKey: ["changes", wish, locale],
        queryFn: ({ pageParam, signal }) => read<Changes>(changesAddress(wish, { limit: "500", cursor: pageParam }), { signal }),
        initialPageParam: "",
        getNextPageParam: ({ next }) => next,
    });
}
