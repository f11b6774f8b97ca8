import { useQuery } from "@tanstack/react-query";
import { protectWrites, read, send } from "./client";
import { Problem } from "./problem";

export type Permission =
    | "observations:read"
    | "observations:import"
    | "forecasts:read"
    | "rounds:run"
    | "accounts:manage"
    | "clients:manage"
    | "audit:read"
    | "privacy:manage"
    | "operations:read";

export interface Session {
    signedIn: boolean;
    name: string | null;
    permissions: string[];
    csrf: { header: string; token: string } | null;
}

export function useSession() {
    return useQuery({
        queryKey: ["session"],
        queryFn: async ({ signal }) => {
            const session = await read<Session>("/bff/session", { signal });
            protectWrites(session.csrf);
            return session;
        },
        staleTime: 5 * 60_000,
        refetchOnWindowFocus: "always",
    });
}

export function useMay(permission: Permission): boolean {
    const { data } = useSession();
    return data?.permissions.includes(permission) ?? false;
}

/** Whether surveillance data are for this person at all; for operators and data protection officers they are not. */
export function useReadsData(): boolean {
    const { data } = useSession();
    if (!data?.signedIn) return true;
    return data.permissions.includes("observations:read") || data.permissions.includes("forecasts:read");
}

export function signInAddress(): string {
    const query = new URLSearchParams(location.search);
    query.delete("sign-in");
    const here = location.pathname + (query.size > 0 ? `?${query.toString()}` : "");
    return `/bff/sign-in?to=${encodeURIComponent(here)}`;
}

/** Ends the session here, where the identity provider has already ended its own. */
export async function leave(): Promise<void> {
    await send("/bff/sign-out", { method: "POST" });
    location.assign("/");
}

/** Ends the session here and at the identity provider, then shows the start page. */
export async function signOut(): Promise<void> {
    const next = await send("/bff/sign-out", { method: "POST" }).then(
        (response) => response.headers.get("location"),
        (failure: unknown) => {
            if (failure instanceof Problem && failure.status === 401) return null;
            throw failure;
        },
    );
    location.assign(next ?? "/");
}
