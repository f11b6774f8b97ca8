import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { address, read } from "./client";
import type { Scores } from "./types";

export interface ScoreWish {
    profile: string;
    place?: string | null;
    horizon?: string | null;
    scale?: string | null;
    by?: string | null;
    model?: string | null;
}

/** How good past forecasts were; asked again while newer data are being compared. */
export function useScores(wish: ScoreWish, enabled = true) {
    return useQuery({
        queryKey: ["scores", wish],
        queryFn: ({ signal }) => read<Scores>(address("/api/v1/scores", { ...wish }), { signal }),
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) => (state.data?.pending ? 3000 : false),
        enabled,
    });
}
