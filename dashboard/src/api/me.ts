import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Role } from "./accounts";
import { read } from "./client";

export interface Passkey {
    id: string;
    name: string;
    addedAt: string;
    lastUsedAt: string;
    synced: boolean;
}

export interface Me {
    id: string;
    username: string;
    displayName: string;
    email: string | null;
    role: Role;
    permissions: string[];
    createdAt: string;
    passwordChangedAt: string;
    lastSignInAt: string | null;
    secondFactor: boolean;
    passkeys: Passkey[];
    recoveryCodesLeft: number;
}

export function useMe() {
    return useQuery({ queryKey: ["me"], queryFn: ({ signal }) => read<Me>("/api/v1/identity/me", { signal }) });
}

export function useCorrectMe() {
    const client = useQueryClient();
    return useMutation({
        mutationFn: (displayName: string) => read<Me>("/api/v1/identity/me", { method: "PUT", body: { displayName } }),
        onSuccess: (me) => client.setQueryData(["me"], me),
    });
}
