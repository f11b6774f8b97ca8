import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale } from "../i18n/locale-context";
import { read, send } from "./client";
import { startedBy } from "./jobs";
import type { ImportRun } from "./types";

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

export function useUpload() {
    return useMutation({
        mutationFn: async ({ file, profile }: { file: File; profile: string }) => {
            const body = new FormData();
            body.append("file", file);
            if (profile) body.append("profile", profile);
            return startedBy(await send("/api/v1/imports", { method: "POST", body }));
        },
    });
}
