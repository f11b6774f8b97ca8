import { createBrowserRouter, type RouteObject } from "react-router";
import { BrokenPage } from "./broken-page";
import { Layout } from "./layout";
import { NotFoundPage } from "./not-found-page";
import { Protected } from "./protected";

export const routes: RouteObject[] = [
    {
        path: "/",
        element: <Layout />,
        errorElement: <BrokenPage />,
        children: [
            {
                element: <Protected />,
                children: [
                    { index: true, lazy: async () => ({ Component: (await import("./routes/situation")).SituationRoute }) },
                    {
                        path: "forecasts/:profile?/:place?",
                        lazy: async () => ({ Component: (await import("./routes/forecasts")).ForecastsRoute }),
                    },
                    {
                        path: "data/:profile?/:place?",
                        lazy: async () => ({ Component: (await import("./routes/data")).DataRoute }),
                    },
                    {
                        path: "scores/:profile?",
                        lazy: async () => ({ Component: (await import("./routes/scores")).ScoresRoute }),
                    },
                    { path: "rounds/:job?", lazy: async () => ({ Component: (await import("./routes/rounds")).RoundsRoute }) },
                    { path: "imports/:id?", lazy: async () => ({ Component: (await import("./routes/imports")).ImportsRoute }) },
                ],
            },
            { path: "about", lazy: async () => ({ Component: (await import("./routes/about")).AboutRoute }) },
            {
                path: "accessibility",
                lazy: async () => ({ Component: (await import("./routes/about")).AccessibilityRoute }),
            },
            { path: "*", element: <NotFoundPage /> },
        ],
    },
];

export function appRouter() {
    return createBrowserRouter(routes);
}
