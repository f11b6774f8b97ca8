import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { RouterProvider } from "react-router/dom";
import { LocaleProvider } from "../i18n/locale-context";
import { AnnouncerProvider } from "../ui/announcer";
import { queryClient } from "./query-client";
import { appRouter } from "./router";

export function App() {
    const [client] = useState(queryClient);
    const [router] = useState(appRouter);
    return (
        <LocaleProvider>
            <QueryClientProvider client={client}>
                <AnnouncerProvider>
                    <RouterProvider router={router} />
                </AnnouncerProvider>
            </QueryClientProvider>
        </LocaleProvider>
    );
}
