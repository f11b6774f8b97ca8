import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { read } from "./client";

/** Under which terms the numbers of a source may be used. */
export interface SourceTerms {
    name: string;
    synthetic: boolean;
    /** Whether they are those of an official feed, which nobody changes here. */
    official: boolean;
    licence: string | null;
    citation: string | null;
    legalBasis: string | null;
}

const key = ["source-terms"];

export function useSourceTerms() {
    return useQuery({ queryKey: key, queryFn: ({ signal }) => read<SourceTerms[]>("/api/v1/sources/terms", { signal }) });
}

export function useChangeSourceTerms() {
    const client = useQueryClient();
    return useMutation({
        mutationFn: (terms: Pick<SourceTerms, "name" | "licence" | "citation" | "legalBasis">) =>
            read<SourceTerms>("/api/v1/sources/terms", { method: "PUT", body: terms }),
        onSuccess: () => client.invalidateQueries({ queryKey: key }),
    });
}
