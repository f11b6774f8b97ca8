import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { read } from "./client";

const base = "/api/v1/identity/clients";

export const scopes = ["forecasts:read", "observations:read"];

/** By what a client proves who it is. */
export const methods = ["client_secret", "private_key_jwt", "tls_client_auth", "self_signed_tls_client_auth"] as const;

export type ClientMethod = (typeof methods)[number];

export interface PartnerClient {
    id: string;
    name: string;
    contact: string;
    scopes: string[];
    method: ClientMethod;
    /** Ids of registered keys, or subject or thumbprint of a certificate; empty with a secret. */
    proof: string;
    disabled: boolean;
    createdAt: string;
    createdBy: string;
    secretChangedAt: string;
}

export interface ClientSecret {
    client: PartnerClient;
    /** Null where the client proves itself by a key or a certificate. */
    secret: string | null;
}

export function useClients() {
    return useQuery({ queryKey: ["clients"], queryFn: ({ signal }) => read<PartnerClient[]>(base, { signal }) });
}

function useChange<Wish, Result>(change: (wish: Wish) => Promise<Result>) {
    const client = useQueryClient();
    return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ["clients"] }) });
}

export function useMakeClient() {
    return useChange((wish: Pick<PartnerClient, "id" | "name" | "contact" | "scopes" | "method" | "proof">) =>
        read<ClientSecret>(base, { method: "POST", body: wish }),
    );
}

export function useRenewSecret() {
    return useChange((id: string) => read<ClientSecret>(`${base}/${id}/secret`, { method: "POST" }));
}

export function useProveClient() {
    return useChange(({ id, proof }: { id: string; proof: string }) =>
        read<PartnerClient>(`${base}/${id}/proof`, { method: "PUT", body: { proof } }),
    );
}

export function useDisableClient() {
    return useChange(({ id, disabled }: { id: string; disabled: boolean }) =>
        read<PartnerClient>(`${base}/${id}/lock`, { method: disabled ? "PUT" : "DELETE" }),
    );
}
