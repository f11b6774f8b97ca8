import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { read, send } from "./client";
import type { Layout, Mapping } from "./types";

const key = ["mappings"];

export function useMappings() {
    return useQuery({ queryKey: key, queryFn: ({ signal }) => read<Mapping[]>("/api/v1/mappings", { signal }) });
}

/** Saves what the columns of a source's files mean. */
export function useSaveMapping() {
    const client = useQueryClient();
    return useMutation({
        mutationFn: (mapping: { source: string; header: string[]; layout: Layout }) =>
            read<Mapping>("/api/v1/mappings", { method: "POST", body: mapping }),
        onSuccess: () => client.invalidateQueries({ queryKey: key }),
    });
}

export function useDeleteMapping() {
    const client = useQueryClient();
    return useMutation({
        mutationFn: (id: number) => send(`/api/v1/mappings/${id}`, { method: "DELETE" }),
        onSuccess: () => client.invalidateQueries({ queryKey: key }),
    });
}
