import { useMutation, useQueries, useQuery } from "@tanstack/react-query";
import { useLocale } from "../i18n/locale-context";
import { readHubFile } from "../lib/hub-file";
import { address, read, send } from "./client";
import { startedBy } from "./jobs";
import type { Explanation, PlaceForecast, Round } from "./types";

const roundsOf = (profile: string | undefined, locale: string) => ({
    queryKey: ["rounds", profile, locale],
    queryFn: ({ signal }: { signal: AbortSignal }) => read<Round[]>(address("/api/v1/rounds", { profile }), { signal }),
    enabled: profile !== undefined,
});

export function useRounds(profile: string | undefined) {
    return useQuery(roundsOf(profile, useLocale().locale));
}

/** The rounds of several profiles together, newest first. */
export function useAllRounds(profiles: string[]) {
    const { locale } = useLocale();
    return useQueries({
        queries: profiles.map((profile) => roundsOf(profile, locale)),
        combine: (results) => ({
            rounds: results.flatMap(({ data }) => data ?? []).sort((a, b) => Number(b.id) - Number(a.id)),
            isPending: results.some(({ isPending }) => isPending),
            error: results.find(({ error }) => error)?.error ?? null,
        }),
    });
}

/** A profile's newest round that has forecasts. */
export function newestUsable(rounds: Round[] | undefined): Round | undefined {
    return rounds?.find((round) => round.state === "succeeded");
}

export function useForecast(round: string | undefined, model: string | undefined, place: string | undefined) {
    return useQuery({
        queryKey: ["forecast", round, model, place],
        queryFn: ({ signal }) =>
            read<PlaceForecast>(address(`/api/v1/rounds/${round ?? ""}/forecasts`, { place, model }), { signal }),
        enabled: Boolean(round && model && place),
        staleTime: Infinity,
    });
}

/** What moved the forecasts of a place; none where the model cannot tell. */
export function useExplanations(round: string | undefined, model: string | undefined, place: string | undefined) {
    return useQuery({
        queryKey: ["explanations", round, model, place],
        queryFn: async ({ signal }) => {
            const path = address(`/api/v1/rounds/${round ?? ""}/explanations`, { place, model });
            return (await read<{ explanations: Explanation[] }>(path, { signal })).explanations;
        },
        enabled: Boolean(round && model && place),
        staleTime: Infinity,
    });
}

/** The forecasts of every place of a round by one model, read from the hub file so that one request is enough. */
export function useAllForecasts(round: string | undefined, model: string | undefined) {
    return useQuery({
        queryKey: ["forecast", round, model, "all"],
        queryFn: async ({ signal }): Promise<PlaceForecast[]> => {
            const path = address(`/api/v1/rounds/${round ?? ""}/hub-file`, { model });
            const file = readHubFile(await (await send(path, { accept: "text/csv", signal })).text());
            return [...file].map(([place, forecasts]) => ({ round: round ?? "", place, model: model ?? "", forecasts }));
        },
        enabled: Boolean(round && model),
        staleTime: Infinity,
    });
}

export interface RoundWish {
    profile: string;
    referenceDate?: string;
    asOf?: string;
}

export function useStartRound() {
    return useMutation({
        mutationFn: async (wish: RoundWish) => startedBy(await send("/api/v1/rounds", { method: "POST", body: wish })),
    });
}
