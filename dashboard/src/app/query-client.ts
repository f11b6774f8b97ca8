import { QueryClient } from "@tanstack/react-query";
import { Problem } from "../api/problem";

/** Asks even where the browser believes to be offline: an answer that does not come is told, not waited for in silence. */
export function queryClient(): QueryClient {
    return new QueryClient({
        defaultOptions: {
            queries: {
                staleTime: 30_000,
                retry: (count, failure) =>
                    count < 2 && failure instanceof Problem && (failure.unreachable || [502, 503].includes(failure.status)),
                refetchOnWindowFocus: false,
                networkMode: "always",
            },
            mutations: { networkMode: "always" },
        },
    });
}
