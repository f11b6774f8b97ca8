import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { read, send } from "./client";
import type { Exclusion } from "./types";

const pathOf = (profile: string) => `/api/v1/profiles/${encodeURIComponent(profile)}/exclusions`;

export function useExclusions(profile: string | undefined) {
    return useQuery({
        queryKey: ["exclusions", profile],
        queryFn: ({ signal }) => read<Exclusion[]>(pathOf(profile ?? ""), { signal }),
        enabled: profile !== undefined,
    });
}

/** What an exclusion changes: the marks themselves, and everything that is shown with them. */
function useForgetting(profile: string) {
    const client = useQueryClient();
    return async () => {
        for (const key of ["observations", "scores"]) void client.invalidateQueries({ queryKey: [key] });
        await client.invalidateQueries({ queryKey: ["exclusions", profile] });
    };
}

export interface ExclusionWish {
    place: string;
    from: string;
    to: string;
    reason: string;
}

export function useExclude(profile: string) {
    const forget = useForgetting(profile);
    return useMutation({
        mutationFn: (wish: ExclusionWish) => send(pathOf(profile), { method: "POST", body: wish }),
        onSuccess: forget,
    });
}

export function useLiftExclusion(profile: string) {
    const forget = useForgetting(profile);
    return useMutation({
        mutationFn: (id: number) => send(`${pathOf(profile)}/${id}`, { method: "DELETE" }),
        onSettled: forget,
    });
}
