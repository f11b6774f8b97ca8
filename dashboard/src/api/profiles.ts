import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useLocale } from "../i18n/locale-context";
import { useNames } from "../i18n/names";
import { address, read } from "./client";
import type { Place, Profile } from "./types";

/** Whether forecasts are made for it; other profiles are watched only. */
export function isForecast({ horizons }: Profile): boolean {
    return horizons.length > 0;
}

/** What is watched only takes no room before it has values. */
export function isWorthShowing(profile: Profile): boolean {
    return isForecast(profile) || profile.lastTargetEndDate !== null;
}

/** The country's profiles, with disease and indicator in the reader's language. */
export function useProfiles() {
    const names = useNames();
    const select = useCallback(
        (profiles: Profile[]) =>
            profiles.map((profile) => ({
                ...profile,
                unit: profile.unit.replace("100_000", "100000") as Profile["unit"],
                disease: names.disease(profile.disease),
                indicator: names.indicator(profile.indicator),
            })),
        [names],
    );
    return useQuery({
        queryKey: ["profiles"],
        queryFn: ({ signal }) => read<Profile[]>("/api/v1/profiles", { signal }),
        select,
    });
}

/** Every place of the catalogue that the person may see. */
export function useAllPlaces(enabled: boolean) {
    const { locale } = useLocale();
    return useQuery({
        queryKey: ["places", "all", locale],
        queryFn: ({ signal }) => read<Place[]>("/api/v1/places", { signal }),
        enabled,
        staleTime: 10 * 60_000,
    });
}

export function usePlaces(profile: string | undefined) {
    const { locale } = useLocale();
    return useQuery({
        queryKey: ["places", profile, locale],
        queryFn: ({ signal }) => read<Place[]>(address("/api/v1/places", { profile }), { signal }),
        enabled: profile !== undefined,
        staleTime: 10 * 60_000,
    });
}
