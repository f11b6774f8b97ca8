import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale } from "../i18n/locale-context";
import { read, send } from "./client";
import { startedBy } from "./jobs";
import type { ImportRun, Preview } from "./types";

export function useImports() {
    const { locale } = useLocale();
    return useQuery({
        queryKey: ["imports", locale],
        queryFn: ({ signal }) => read<ImportRun[]>("/api/v1/imports", { signal }),
    });
}

export function useImport(id: string | undefined) {
    const { locale } = useLocale();
    return useQuery({
        queryKey: ["imports", id, locale],
        queryFn: ({ signal }) => read<ImportRun>(`/api/v1/imports/${id ?? ""}`, { signal }),
        enabled: id !== undefined,
    });
}

/** Takes an accepted import back; everything that rested on it is read anew. */
export function useWithdrawal(id: number) {
    const client = useQueryClient();
    return useMutation({
        mutationFn: (reason: string) => send(`/api/v1/imports/${id}/withdrawal`, { method: "POST", body: { reason } }),
        onSuccess: () => client.invalidateQueries({ refetchType: "active" }),
    });
}

/** What is said about a file that is sent; empty where nothing is. */
export interface Sending {
    file: File;
    profile: string;
    source: string;
    sheet: string;
    asOf: string;
}

function form({ file, profile, source, sheet, asOf }: Sending): FormData {
    const body = new FormData();
    body.append("file", file);
    if (profile) body.append("profile", profile);
    if (source) body.append("source", source);
    if (sheet) body.append("sheet", sheet);
    if (asOf) body.append("as_of", asOf);
    return body;
}

/** Looks at the first rows of a file; nothing is kept. */
export function usePreview() {
    return useMutation({
        mutationFn: (sending: Sending) => read<Preview>("/api/v1/imports/preview", { method: "POST", body: form(sending) }),
    });
}

export function useUpload() {
    return useMutation({
        mutationFn: async (sending: Sending) => startedBy(await send("/api/v1/imports", { method: "POST", body: form(sending) })),
    });
}
