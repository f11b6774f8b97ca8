import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { read } from "./client";

const base = "/api/v1/small-cells";

export interface SmallCellRule {
    indicator: string;
    threshold: number;
    countryTotals: boolean;
    hidden: number;
    decidedBy: string | null;
    decidedAt: string | null;
}

export interface SourceRule {
    name: string;
    synthetic: boolean;
    alreadyPublic: boolean;
    reason: string | null;
    decidedBy: string | null;
    decidedAt: string | null;
}

interface SmallCells {
    rules: SmallCellRule[];
    sources: SourceRule[];
}

export function useSmallCells() {
    return useQuery({ queryKey: ["small-cells"], queryFn: ({ signal }) => read<SmallCells>(base, { signal }) });
}

function useDecision<Wish>(decide: (wish: Wish) => Promise<unknown>) {
    const client = useQueryClient();
    return useMutation({ mutationFn: decide, onSuccess: () => client.invalidateQueries({ queryKey: ["small-cells"] }) });
}

export function useDecideRule() {
    return useDecision(
        ({ indicator, threshold, countryTotals }: Pick<SmallCellRule, "indicator" | "threshold" | "countryTotals">) =>
            read<SmallCellRule>(`${base}/rules/${indicator}`, { method: "PUT", body: { threshold, countryTotals } }),
    );
}

export function useDecideSource() {
    return useDecision((wish: { name: string; alreadyPublic: boolean; reason: string }) =>
        read<SourceRule>(`${base}/sources`, { method: "PUT", body: wish }),
    );
}
