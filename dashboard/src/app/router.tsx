import { createBrowserRouter, type RouteObject } from "react-router";
import { country } from "#country";
import { BrokenPage } from "./broken-page";
import { Layout } from "./layout";
import { NotFoundPage } from "./not-found-page";
import { Loading } from "../ui/loading";
import { Protected } from "./protected";

export const routes: RouteObject[] = [
    {
        path: "/",
        element: <Layout />,
        errorElement: <BrokenPage />,
        hydrateFallbackElement: <Loading />,
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
                        path: "revisions/:profile?",
                        lazy: async () => ({ Component: (await import("./routes/revisions")).RevisionsRoute }),
                    },
                    {
                        path: "scores/:profile?",
                        lazy: async () => ({ Component: (await import("./routes/scores")).ScoresRoute }),
                    },
                    {
                        path: "exclusions/:profile?",
                        lazy: async () => ({ Component: (await import("./routes/exclusions")).ExclusionsRoute }),
                    },
                    { path: "sources", lazy: async () => ({ Component: (await import("./routes/sources")).SourcesRoute }) },
                    { path: "rounds/:job?", lazy: async () => ({ Component: (await import("./routes/rounds")).RoundsRoute }) },
                    {
                        path: "operations",
                        lazy: async () => ({ Component: (await import("./routes/operations")).OperationsRoute }),
                    },
                    { path: "account", lazy: async () => ({ Component: (await import("./routes/account")).AccountRoute }) },
                    {
                        path: "administration",
                        lazy: async () => ({ Component: (await import("./routes/administration")).AdministrationRoute }),
                    },
                    {
                        path: "administration/people",
                        lazy: async () => ({ Component: (await import("./routes/administration")).PeopleRoute }),
                    },
                    {
                        path: "administration/people/:id",
                        lazy: async () => ({ Component: (await import("./routes/administration")).PersonRoute }),
                    },
                    {
                        path: "administration/roles",
                        lazy: async () => ({ Component: (await import("./routes/administration")).RolesRoute }),
                    },
                    {
                        path: "administration/privacy",
                        lazy: async () => ({ Component: (await import("./routes/administration")).PrivacyRoute }),
                    },
                    {
                        path: "administration/small-cells",
                        lazy: async () => ({ Component: (await import("./routes/administration")).SmallCellsRoute }),
                    },
                    {
                        path: "administration/audit",
                        lazy: async () => ({ Component: (await import("./routes/administration")).AuditRoute }),
                    },
                    ...(country.administration
                        ? [
                              {
                                  path: country.administration.path.slice(1),
                                  lazy: async () => ({
                                      Component: (await import("./routes/administration")).CountryAdministrationRoute,
                                  }),
                              },
                          ]
                        : []),
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
