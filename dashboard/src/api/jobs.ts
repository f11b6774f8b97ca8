import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { read, send } from "./client";
import type { Job, JobState } from "./types";

export function isOver(state: JobState): boolean {
    return state === "succeeded" || state === "failed" || state === "cancelled";
}

/** Work that was accepted: the job that does it, and the number of what it will make. */
export interface Started {
    job: string;
    id: string | undefined;
}

/** Reads a 202 with `Location: /v1/jobs/{id}`. */
export async function startedBy(response: Response): Promise<Started> {
    const location = response.headers.get("location") ?? "";
    const body = (await response.json().catch(() => ({}))) as { id?: string | number };
    return { job: location.split("/").at(-1) ?? "", id: body.id === undefined ? undefined : String(body.id) };
}

/** The number at the end of the address of what a job made. */
export function resultOf(job: Job): string | undefined {
    return job.result?.split("/").at(-1) ?? undefined;
}

/** Follows a job until it is over, then lets go of what it may have changed. */
export function useJob(id: string | undefined) {
    const client = useQueryClient();
    const job = useQuery({
        queryKey: ["job", id],
        queryFn: ({ signal }) => read<Job>(`/api/v1/jobs/${id ?? ""}`, { signal }),
        enabled: Boolean(id),
        refetchInterval: ({ state }) => (state.data && isOver(state.data.state) ? false : 1000),
    });
    const over = job.data ? isOver(job.data.state) : false;
    useEffect(() => {
        if (!over) return;
        for (const key of ["profiles", "places", "rounds", "imports", "observations", "scores", "sources", "feeds"]) {
            void client.invalidateQueries({ queryKey: [key] });
        }
    }, [over, client]);
    return job;
}

export function useCancelJob(id: string) {
    const client = useQueryClient();
    return useMutation({
        mutationFn: () => send(`/api/v1/jobs/${id}`, { method: "DELETE" }),
        onSettled: () => client.invalidateQueries({ queryKey: ["job", id] }),
    });
}
