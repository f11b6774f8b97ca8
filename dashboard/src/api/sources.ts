import { useQuery } from "@tanstack/react-query";
import { read } from "./client";
import type { Source } from "./types";

export function useSources() {
    return useQuery({
        queryKey: ["sources"],
        queryFn: ({ signal }) => read<Source[]>("/api/v1/sources", { signal }),
    });
}
