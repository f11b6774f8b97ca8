import { useQuery } from "@tanstack/react-query";
import { country } from "#country";
import { read } from "./client";

export interface Scope {
    limited: boolean;
    places: string[];
}

/** Which places the person may see. */
export function useScope() {
    return useQuery({ queryKey: ["scope"], queryFn: ({ signal }) => read<Scope>("/api/v1/scope", { signal }) });
}

/** The place that pages begin with: the country, or the first place that the person may see. */
export function useStartPlace(): string {
    const { data } = useScope();
    return data?.limited ? (data.places[0] ?? country.ownPlace) : country.ownPlace;
}
