import { useQuery } from "@tanstack/react-query";
import { useLocale } from "../i18n/locale-context";
import { address, read } from "./client";
import type { Observations } from "./types";

export interface ObservationWish {
    profile: string | undefined;
    place?: string | undefined;
    asOf?: string | null | undefined;
    from?: string | undefined;
}

/** Observations as known on a day; without a place those of all places. */
export function useObservations({ profile, place, asOf, from }: ObservationWish, enabled = true) {
    const { locale } = useLocale();
    return useQuery({
        queryKey: ["observations", profile, place, asOf, from, locale],
        queryFn: ({ signal }) =>
            read<Observations>(address("/api/v1/observations", { profile, place, as_of: asOf, from }), { signal }),
        enabled: enabled && profile !== undefined,
    });
}
