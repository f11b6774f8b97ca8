import { useQuery } from "@tanstack/react-query";
import { useLocale } from "../i18n/locale-context";
import { address, read } from "./client";
import type { Observations } from "./types";

/** How complete a recent week is likely to be, from how past weeks of the same place grew. */
export interface RecentWeek {
    targetEndDate: string;
    ageDays: number;
    expectedShare: number | null;
    low: number | null;
    high: number | null;
    pastWeeks: number;
}

export interface Completeness {
    typicalDelayDays: number | null;
    weeks: RecentWeek[];
}

export interface ObservationWish {
    profile: string | undefined;
    stratum?: string | undefined;
    place?: string | undefined;
    asOf?: string | null | undefined;
    from?: string | undefined;
}

/** Observations as known on a day; without a place those of all places. */
export function useObservations({ profile, stratum, place, asOf, from }: ObservationWish, enabled = true) {
    const { locale } = useLocale();
    return useQuery({
        queryKey: ["observations", profile, stratum, place, asOf, from, locale],
        queryFn: ({ signal }) =>
            read<Observations>(address("/api/v1/observations", { profile, stratum, place, as_of: asOf, from }), { signal }),
        enabled: enabled && profile !== undefined,
    });
}

/** When a place reports, and how complete its newest weeks are likely to be as known on a day. */
export function useCompleteness({ profile, place, asOf }: { profile: string; place: string; asOf: string }) {
    const { locale } = useLocale();
    return useQuery({
        queryKey: ["completeness", profile, place, asOf, locale],
        queryFn: ({ signal }) =>
            read<Completeness>(
                address("/api/v1/observations/completeness", { profile, place, as_of: asOf === "" ? null : asOf }),
                { signal },
            ),
    });
}
