import { useQuery } from "@tanstack/react-query";
import { useLocale } from "../i18n/locale-context";
import { address, read } from "./client";
import type { Place, Profile } from "./types";

export function useProfiles() {
    const { locale } = useLocale();
    return useQuery({
        queryKey: ["profiles", locale],
        queryFn: ({ signal }) => read<Profile[]>("/api/v1/profiles", { signal }),
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
