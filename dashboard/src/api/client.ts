import { Problem, problemOf } from "./problem";

interface Csrf {
    header: string;
    token: string;
}

const context: { locale: string; csrf: Csrf | null; onExpired: () => void } = {
    locale: "en",
    csrf: null,
    onExpired: () => undefined,
};

export function speak(locale: string) {
    context.locale = locale;
}

export function protectWrites(csrf: Csrf | null) {
    context.csrf = csrf;
}

export function whenSessionExpires(action: () => void) {
    context.onExpired = action;
}

export interface Call {
    method?: "GET" | "POST" | "PUT" | "DELETE";
    body?: unknown;
    accept?: string;
    signal?: AbortSignal;
}

export async function send(path: string, call: Call = {}): Promise<Response> {
    const { method = "GET", body, accept = "application/json", signal } = call;
    const headers = new Headers({ Accept: accept, "Accept-Language": context.locale });
    if (method !== "GET" && context.csrf) headers.set(context.csrf.header, context.csrf.token);
    const form = body instanceof FormData;
    if (body !== undefined && !form) headers.set("Content-Type", "application/json");
    const payload = body === undefined ? null : form ? body : JSON.stringify(body);
    const request: RequestInit = { method, headers, body: payload, credentials: "same-origin" };
    let response: Response;
    try {
        response = await fetch(path, signal ? { ...request, signal } : request);
    } catch (failure) {
        if (failure instanceof DOMException && failure.name === "AbortError") throw failure;
        throw new Problem(0, {});
    }
    if (response.ok) return response;
    if (response.status === 401 && path.startsWith("/api/")) context.onExpired();
    throw await problemOf(response);
}

export async function read<T>(path: string, call: Call = {}): Promise<T> {
    const response = await send(path, call);
    return (await response.json()) as T;
}

/** A path with its query; values that are not set are left out. */
export function address(path: string, query: Record<string, string | null | undefined>): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value) parameters.set(name, value);
    const text = parameters.toString();
    return text ? `${path}?${text}` : path;
}
