import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { read, send } from "./client";

/** The documents the law asks for, and the fields of an entry in each. */
export const recordFields = {
    PROCESSING: ["name", "purpose", "basis", "people", "data", "recipients", "transfers", "retention", "measures"],
    BREACH: ["name", "noticed", "happened", "data", "consequences", "measures", "authority", "told"],
} as const;
export type RecordKind = keyof typeof recordFields;
export type Fields = Record<string, string>;

export interface Entry {
    id: string;
    fields: Fields;
    createdAt: string;
    changedBy: string;
    changedAt: string;
}

const base = (kind: RecordKind) => `/api/v1/identity/privacy/records/${kind}`;

export function useRecords(kind: RecordKind) {
    return useQuery({
        queryKey: ["records", kind],
        queryFn: ({ signal }) => read<Entry[]>(base(kind), { signal }),
    });
}

function useChange<Wish, Result>(kind: RecordKind, mutationFn: (wish: Wish) => Promise<Result>) {
    const client = useQueryClient();
    return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: ["records", kind] }) });
}

export function useSaveEntry(kind: RecordKind) {
    return useChange(kind, ({ id, fields }: { id: string | null; fields: Fields }) =>
        read<Entry>(id ? `${base(kind)}/${id}` : base(kind), { method: id ? "PUT" : "POST", body: fields }),
    );
}

export function useRemoveEntry(kind: RecordKind) {
    return useChange(kind, (id: string) => send(`${base(kind)}/${id}`, { method: "DELETE" }));
}

export function useAddDelivered(kind: RecordKind) {
    return useChange(kind, () => read<Entry[]>(`${base(kind)}/delivered`, { method: "POST" }));
}

export function exportRecords(kind: RecordKind, type: string): Promise<Response> {
    return send(base(kind), { accept: type });
}
