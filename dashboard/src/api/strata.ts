import { useQuery } from "@tanstack/react-query";
import { useLocale } from "../i18n/locale-context";
import { address, read } from "./client";

/** A part of the people, or everybody. */
export interface Stratum {
    id: string;
    name: string;
    partOf: string | null;
    dimension: "age" | "sex" | null;
}

/** Which part of the people the rows of a file are about: what a column says, or one for all; else everybody. */
export interface StratumRoles {
    stratum?: string | null;
    onlyStratum?: string | null;
    strata?: Record<string, string> | null;
}

/** Stands for everybody. */
export const everybody = "all";

/** Everybody first, then the ages and the sexes. */
export function useStrata() {
    const { locale } = useLocale();
    return useQuery({
        queryKey: ["strata", locale],
        queryFn: ({ signal }) => read<Stratum[]>("/api/v1/strata", { signal }),
        staleTime: 10 * 60_000,
    });
}

interface Coverage {
    series: { stratum: string }[];
}

/** The strata that a place has values of. */
export function useStrataOf(profile: string, place: string) {
    const strata = useStrata();
    const coverage = useQuery({
        queryKey: ["coverage", profile, place],
        queryFn: ({ signal }) => read<Coverage>(address("/api/v1/coverage", { profile, place }), { signal }),
    });
    const known = new Set(coverage.data?.series.map(({ stratum }) => stratum));
    return (strata.data ?? []).filter(({ id }) => id === everybody || known.has(id));
}
