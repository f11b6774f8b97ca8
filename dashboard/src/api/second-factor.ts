import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Role } from "./accounts";
import { read } from "./client";

const base = "/api/v1/identity/second-factor/rules";

/** Whether a second factor is asked of a role: always by the country's rule, or since somebody's decision. */
export interface SecondFactorRule {
    role: Role;
    required: boolean;
    always: boolean;
    changedBy: string | null;
    changedAt: string | null;
    people: number;
    without: number;
}

export function useSecondFactorRules() {
    return useQuery({
        queryKey: ["second-factor-rules"],
        queryFn: ({ signal }) => read<SecondFactorRule[]>(base, { signal }),
    });
}

export function useRequireSecondFactor() {
    const client = useQueryClient();
    return useMutation({
        mutationFn: ({ role, required }: { role: Role; required: boolean }) =>
            read<SecondFactorRule>(`${base}/${role}`, { method: "PUT", body: { required } }),
        onSuccess: () => client.invalidateQueries({ queryKey: ["second-factor-rules"] }),
    });
}
