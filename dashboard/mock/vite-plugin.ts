import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import { createMock, type MockOptions } from "./handlers";

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

function middleware(country: string, options: MockOptions): Middleware {
    const answer = createMock(country, options);
    return (incoming, outgoing, next) => {
        const headers = new Headers();
        for (const [name, value] of Object.entries(incoming.headers)) if (typeof value === "string") headers.set(name, value);
        const request = new Request(`http://mock${incoming.url ?? "/"}`, { method: incoming.method ?? "GET", headers });
        const response = answer(request);
        if (!response) {
            next();
            return;
        }
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        void response.text().then((body) => outgoing.end(body));
    };
}

/** Serves the mock beside the application, in development and in front of built bundles. */
export function mockServer(country: string, options: MockOptions = {}): Plugin {
    return {
        name: "mock-server",
        configureServer: (server) => {
            server.middlewares.use(middleware(country, options));
        },
        configurePreviewServer: (server) => {
            server.middlewares.use(middleware(country, options));
        },
    };
}
