import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { read, send } from "./client";

const base = "/api/v1/identity/privacy/retention";

export type Kind = "AUDIT_EVENTS" | "CLOSED_ACCOUNTS" | "KNOWN_NETWORKS" | "WITHDRAWN_CONSENTS" | "RETENTION_REPORTS";

export interface RetentionRule {
    kind: Kind;
    days: number;
    changedBy: string | null;
    changedAt: string | null;
}

export interface RetentionReport {
    at: string;
    kind: Kind;
    before: string;
    removed: number;
}

export function useRetention() {
    return useQuery({ queryKey: ["retention"], queryFn: ({ signal }) => read<RetentionRule[]>(base, { signal }) });
}

export function useChangeRetention() {
    const client = useQueryClient();
    return useMutation({
        mutationFn: ({ kind, days }: { kind: Kind; days: number }) =>
            read<RetentionRule>(`${base}/${kind}`, { method: "PUT", body: { days } }),
        onSuccess: () => client.invalidateQueries({ queryKey: ["retention"] }),
    });
}

export function useRetentionReports() {
    return useQuery({
        queryKey: ["retention", "reports"],
        queryFn: ({ signal }) => read<RetentionReport[]>(`${base}/reports`, { signal }),
    });
}

export interface RetentionRun {
    at: string;
    removed: number;
}

export function useLastRun() {
    return useQuery({
        queryKey: ["retention", "last-run"],
        queryFn: ({ signal }) => read<{ run?: RetentionRun }>(`${base}/last-run`, { signal }),
    });
}

export function useCarryOut() {
    const client = useQueryClient();
    return useMutation({
        mutationFn: () => read<RetentionRun>(`${base}/runs`, { method: "POST" }),
        onSuccess: () => client.invalidateQueries({ queryKey: ["retention"] }),
    });
}

/** A person whose data are only kept: nobody works with them, changes or erases them. */
export interface Restriction {
    id: string;
    username: string;
    displayName: string;
    since: string;
}

const restrictions = "/api/v1/identity/privacy/restrictions";

export function useRestrictions() {
    return useQuery({ queryKey: ["restrictions"], queryFn: ({ signal }) => read<Restriction[]>(restrictions, { signal }) });
}

export function useRestrict() {
    const client = useQueryClient();
    return useMutation({
        mutationFn: (username: string) => read<Restriction>(restrictions, { method: "POST", body: { username } }),
        onSuccess: () => client.invalidateQueries({ queryKey: ["restrictions"] }),
    });
}

export function useLiftRestriction() {
    const client = useQueryClient();
    return useMutation({
        mutationFn: (id: string) => send(`${restrictions}/${id}`, { method: "DELETE" }),
        onSuccess: () => client.invalidateQueries({ queryKey: ["restrictions"] }),
    });
}

const mine = "/api/v1/identity/me";

export function exportMyData(): Promise<Response> {
    return send(`${mine}/data`);
}

/** Both end the person's access; the application is left afterwards. */
export function restrictMyData(): Promise<Response> {
    return send(`${mine}/restriction`, { method: "PUT" });
}

export function eraseMyData(): Promise<Response> {
    return send(mine, { method: "DELETE" });
}

export function closeMyAccount(): Promise<Response> {
    return send(`${mine}/closure`, { method: "PUT" });
}
