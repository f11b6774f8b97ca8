import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { vi } from "vitest";
import { createMock, type MockOptions } from "../../mock/handlers";
import { queryClient } from "../app/query-client";
import { routes } from "../app/router";
import { LocaleProvider } from "../i18n/locale-context";
import { AnnouncerProvider } from "../ui/announcer";

type Answer = (request: Request) => Response | null | Promise<Response | null>;

/** The whole application at an address, over the made-up services. */
export function openPage(path: string, options: MockOptions = {}, before?: Answer) {
    const mock = createMock("us", options);
    const requests: Request[] = [];
    vi.stubGlobal("fetch", async (input: string, init?: RequestInit) => {
        const request = new Request(new URL(input, "http://test"), { ...init, signal: null });
        requests.push(request);
        const answer = (await before?.(request)) ?? mock(request);
        if (!answer) throw new TypeError(`nothing answers ${request.url}`);
        return answer;
    });
    const router = createMemoryRouter(routes, { initialEntries: [path] });
    render(
        <LocaleProvider initial="en">
            <QueryClientProvider client={queryClient()}>
                <AnnouncerProvider>
                    <RouterProvider router={router} />
                </AnnouncerProvider>
            </QueryClientProvider>
        </LocaleProvider>,
    );
    return { router, requests };
}
