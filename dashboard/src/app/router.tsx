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
        children: [{ element: <Protected />, children: [{ index: true, element: <NotFoundPage /> }] }, { path: "*", element: <NotFoundPage /> }],
    },
];

export function appRouter() {
    return createBrowserRouter(routes);
}
