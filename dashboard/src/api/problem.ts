/** A refusal or failure as the services describe it (RFC 9457). */
export class Problem extends Error {
    readonly status: number;
    readonly type: string;
    readonly title: string;
    readonly detail: string | null;
    readonly trace: string | null;

    constructor(status: number, body: Record<string, unknown>) {
        const title = text(body["title"]) ?? "";
        super(title || `HTTP ${status}`);
        this.name = "Problem";
        this.status = status;
        this.type = text(body["type"]) ?? "about:blank";
        this.title = title;
        this.detail = text(body["detail"]);
        this.trace = text(body["traceId"]) ?? text(body["trace"]) ?? traceOf(text(body["instance"]));
    }

    /** No answer at all: the network or the service is down. */
    get unreachable(): boolean {
        return this.status === 0;
    }
}

function text(value: unknown): string | null {
    return typeof value === "string" && value !== "" ? value : null;
}

function traceOf(instance: string | null): string | null {
    return instance?.startsWith("urn:") ? instance.replace(/^urn:(uuid|trace|vigie:trace):/, "") : null;
}

export async function problemOf(response: Response): Promise<Problem> {
    const kind = response.headers.get("content-type") ?? "";
    const body: unknown = kind.includes("json") ? await response.json().catch(() => ({})) : {};
    return new Problem(response.status, typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {});
}
