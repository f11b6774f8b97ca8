import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { read, send } from "./client";

const base = "/api/v1/identity/accounts";

export const roles = [
    "READER",
    "EPIDEMIOLOGIST",
    "DATA_MANAGER",
    "ADMINISTRATOR",
    "DATA_PROTECTION_OFFICER",
    "OPERATOR",
] as const;
export type Role = (typeof roles)[number];

export interface Account {
    id: string;
    username: string;
    displayName: string;
    email: string | null;
    role: Role;
    permissions: string[];
    passwordMustChange: boolean;
    locked: boolean;
    /** Since when the person's data are only kept. */
    restrictedAt: string | null;
    secondFactor: boolean;
    createdAt: string;
    lastSignInAt: string | null;
}

/** An account with the link by which its person chooses a password; shown only this time, unless it was sent. */
export interface Invitation {
    account: Account;
    link: { address: string | null; expiresAt: string; sent: boolean };
}

export interface RoleView {
    role: Role;
    permissions: string[];
}

export function useAccounts() {
    return useQuery({ queryKey: ["accounts"], queryFn: ({ signal }) => read<Account[]>(base, { signal }) });
}

export function useAccount(id: string) {
    return useQuery({ queryKey: ["accounts", id], queryFn: ({ signal }) => read<Account>(`${base}/${id}`, { signal }) });
}

export function useRoles() {
    return useQuery({
        queryKey: ["roles"],
        queryFn: ({ signal }) => read<RoleView[]>(`${base}/roles`, { signal }),
        staleTime: Infinity,
    });
}

function useChange<Wish, Result>(change: (wish: Wish) => Promise<Result>) {
    const client = useQueryClient();
    return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: ["accounts"] }) });
}

export function useInvite() {
    return useChange((wish: Pick<Account, "username" | "displayName" | "email" | "role">) =>
        read<Invitation>(base, { method: "POST", body: wish }),
    );
}

export function useChangeAccount(id: string) {
    return useChange((wish: Pick<Account, "displayName" | "email" | "role">) =>
        read<Account>(`${base}/${id}`, { method: "PUT", body: wish }),
    );
}

/** Codes of the places that the person may see, each with all below it; none for every place. */
export function useAccountPlaces(id: string) {
    return useQuery({
        queryKey: ["accounts", id, "places"],
        queryFn: ({ signal }) => read<{ places: string[] }>(`${base}/${id}/places`, { signal }),
    });
}

export function useLimitAccount(id: string) {
    return useChange((places: string[]) =>
        read<{ places: string[] }>(`${base}/${id}/places`, { method: "PUT", body: { places } }),
    );
}

export function useResetPassword(id: string) {
    return useChange(() => read<Invitation>(`${base}/${id}/password-reset`, { method: "POST" }));
}

export function useLock(id: string) {
    return useChange((locked: boolean) => read<Account>(`${base}/${id}/lock`, { method: locked ? "PUT" : "DELETE" }));
}

export function useRemoveSecondFactor(id: string) {
    return useChange(() => read<Account>(`${base}/${id}/second-factor`, { method: "DELETE" }));
}

export function useCloseAccount(id: string) {
    return useChange(() => send(`${base}/${id}`, { method: "DELETE" }));
}
