import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale } from "../i18n/locale-context";
import { read, send } from "./client";
import { startedBy } from "./jobs";

/** An official feed and how it is. */
export interface Feed {
    id: string;
    source: string;
    host: string;
    page: string;
    licence: string;
    citation: string;
    legalBasis: string;
    schedule: string;
    state: "off" | "waiting" | "working" | "failing" | "refused";
    lastAttemptAt: string | null;
    lastSuccessAt: string | null;
    lastChangeAt: string | null;
    newestTargetEndDate: string | null;
    failures: number;
    problem: string | null;
    nextAttemptAt: string | null;
    lastImport: number | null;
    /** The job that is asking for it now. */
    job: string | null;
}

const lookEvery = 30_000;

/** The official feeds; how they are changes by itself. */
export function useFeeds() {
    const { locale } = useLocale();
    return useQuery({
        queryKey: ["feeds", locale],
        queryFn: ({ signal }) => read<Feed[]>("/api/v1/feeds", { signal }),
        refetchInterval: lookEvery,
    });
}

/** Asks for a feed's file now, whether it has changed or not. */
export function useFetchFeed() {
    const client = useQueryClient();
    return useMutation({
        mutationFn: async (id: string) => startedBy(await send(`/api/v1/feeds/${id}/fetch`, { method: "POST" })),
        onSettled: () => client.invalidateQueries({ queryKey: ["feeds"] }),
    });
}
