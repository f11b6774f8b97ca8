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
        mutationFn: (correction: Pick<Me, "displayName" | "email">) =>
            read<Me>("/api/v1/identity/me", {
                method: "PUT",
                body: { displayName: correction.displayName, email: correction.email ?? "" },
            }),
        onSuccess: (me) => client.setQueryData(["me"], me),
    });
}

/** Whether letters about sign-ins from new networks are wished, and whether they could be sent. */
export interface Consents {
    letters: boolean;
    lettersPossible: boolean;
    history: { purpose: string; givenAt: string; withdrawnAt: string | null }[];
}

const consents = "/api/v1/identity/me/consents";

export function useConsents() {
    return useQuery({ queryKey: ["me", "consents"], queryFn: ({ signal }) => read<Consents>(consents, { signal }) });
}

export function useConsent() {
    const client = useQueryClient();
    return useMutation({
        mutationFn: (given: boolean) => read<Consents>(`${consents}/SIGN_IN_LETTERS`, { method: given ? "PUT" : "DELETE" }),
        onSuccess: (state) => client.setQueryData(["me", "consents"], state),
    });
}
