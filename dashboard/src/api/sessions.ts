import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { read, send } from "./client";

export interface OpenSession {
    id: string;
    signedInAt: string;
    lastUsedAt: string;
    address: string;
    agent: string;
}

/** Whose sessions: one's own, or those of an account. */
export type Owner = "me" | `accounts/${string}`;

export function useSessions(owner: Owner) {
    return useQuery({
        queryKey: ["open-sessions", owner],
        queryFn: ({ signal }) => read<OpenSession[]>(`/api/v1/identity/${owner}/sessions`, { signal }),
    });
}

export function useEndSession(owner: Owner) {
    const client = useQueryClient();
    return useMutation({
        mutationFn: (id: string) => send(`/api/v1/identity/${owner}/sessions/${id}`, { method: "DELETE" }),
        onSuccess: () => client.invalidateQueries({ queryKey: ["open-sessions", owner] }),
    });
}
