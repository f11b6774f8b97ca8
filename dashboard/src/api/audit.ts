import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { address, read, send } from "./client";

export interface AuditEvent {
    number: number;
    at: string;
    event: string;
    actor: string;
    subject: string;
    address: string;
    detail: string;
}

interface AuditPage {
    events: AuditEvent[];
    next: number | null;
}

export interface AuditFilter {
    event: string;
    actor: string;
    text: string;
    from: string;
    to: string;
}

const base = "/api/v1/identity/audit";
const day = 24 * 3600 * 1000;

/** Days of the reader's calendar as the instants between which events are looked for. */
function span({ from, to }: Pick<AuditFilter, "from" | "to">) {
    return {
        from: from && new Date(`${from}T00:00`).toISOString(),
        to: to && new Date(new Date(`${to}T00:00`).getTime() + day).toISOString(),
    };
}

export function useAudit(filter: AuditFilter) {
    return useInfiniteQuery({
        queryKey: ["audit", filter],
        queryFn: ({ pageParam, signal }) =>
            read<AuditPage>(
                address(base, {
                    event: filter.event,
                    actor: filter.actor,
                    text: filter.text,
                    ...span(filter),
                    before: pageParam,
                    limit: "50",
                }),
                { signal },
            ),
        initialPageParam: null as string | null,
        getNextPageParam: ({ next }) => (next === null ? null : String(next)),
    });
}

export function exportAudit(filter: AuditFilter): Promise<Response> {
    const { event, actor, text } = filter;
    return send(address(base, { event, actor, text, ...span(filter) }), { accept: "text/csv" });
}

export interface Integrity {
    whole: boolean;
    firstBroken?: number;
    head: string;
}

/** Asked for by hand: the whole chain is computed again. */
export function useIntegrity() {
    return useQuery({
        queryKey: ["audit-integrity"],
        queryFn: ({ signal }) => read<Integrity>(`${base}/integrity`, { signal }),
        enabled: false,
    });
}
