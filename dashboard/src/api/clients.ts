import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { read } from "./client";

const base = "/api/v1/identity/clients";

export const scopes = ["forecasts:read", "observations:read"];

export interface PartnerClient {
    id: string;
    name: string;
    contact: string;
    scopes: string[];
    disabled: boolean;
    createdAt: string;
    createdBy: string;
    secretChangedAt: string;
}

export interface ClientSecret {
    client: PartnerClient;
    secret: string;
}

export function useClients() {
    return useQuery({ queryKey: ["clients"], queryFn: ({ signal }) => read<PartnerClient[]>(base, { signal }) });
}

function useChange<Wish, Result>(change: (wish: Wish) => Promise<Result>) {
    const client = useQueryClient();
    return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ["clients"] }) });
}

export function useMakeClient() {
    return useChange((wish: Pick<PartnerClient, "id" | "name" | "contact" | "scopes">) =>
        read<ClientSecret>(base, { method: "POST", body: wish }),
    );
}

export function useRenewSecret() {
    return useChange((id: string) => read<ClientSecret>(`${base}/${id}/secret`, { method: "POST" }));
}

export function useDisableClient() {
    return useChange(({ id, disabled }: { id: string; disabled: boolean }) =>
        read<PartnerClient>(`${base}/${id}/lock`, { method: disabled ? "PUT" : "DELETE" }),
    );
}
