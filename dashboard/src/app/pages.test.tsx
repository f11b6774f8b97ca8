import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { problem } from "../../mock/handlers";
import { openPage } from "../testing/open-page";

it("invites people who are not signed in, and remembers where they wanted to go", async () => {
    openPage("/rounds", { signedIn: false });
    const link = await screen.findAllByRole("link", { name: "Sign in" });
    expect(link[0]).toHaveProperty("href", expect.stringContaining("/bff/sign-in?to="));
    expect(screen.queryByRole("navigation")).toBeNull();
});

it("marks synthetic data on every page", async () => {
    openPage("/");
    expect(await screen.findByText("Synthetic demonstration data.")).toBeTruthy();
    expect(await screen.findByRole("heading", { name: "Influenza" })).toBeTruthy();
    expect(document.title).toBe("Situation · Vigie");
});

it("tells how to begin where there are no data", async () => {
    openPage("/", { empty: true });
    expect(await screen.findByText("There are no data yet")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Import data" })).toHaveProperty("href", expect.stringContaining("/imports"));
    expect(screen.queryByText(/Synthetic/)).toBeNull();
});

it("shows a place's forecast in words, as a figure and as a table with the same numbers", async () => {
    openPage("/forecasts/flusight/US");
    expect(await screen.findByRole("heading", { name: "In words" })).toBeTruthy();
    expect(await screen.findByRole("img", { name: /Forecast chart: United States/ })).toBeTruthy();
    const table = screen.getByRole("table", { name: /Reported values and forecast/ });
    const rows = within(table)
        .getAllByRole("row")
        .filter((row) => row.className === "marked");
    expect(rows).toHaveLength(4);
    const median = within(rows[0] as HTMLElement).getAllByRole("cell")[2]?.textContent ?? "?";
    expect(document.querySelector(".reading output")?.textContent).toContain(`median ${median}`);
});

it("compares two models in a table and in the figure", async () => {
    const { router } = openPage("/forecasts/flusight/US");
    await userEvent.selectOptions(await screen.findByLabelText("Compare with"), "baseline");
    expect(router.state.location.search).toBe("?compare=baseline");
    expect(await screen.findByRole("heading", { name: "Ensemble and Baseline (no change)" })).toBeTruthy();
    expect(screen.getByText("Baseline (no change): median and 80% interval")).toBeTruthy();
});

it("tells what each model adds to the ensemble", async () => {
    openPage("/forecasts/flusight/US");
    expect(await screen.findByRole("heading", { name: "Why this forecast" })).toBeTruthy();
    const members = screen.getByRole("table", { name: /What each model adds/ });
    expect(within(members).getByRole("row", { name: /Baseline.* 60 \(33%\)/ })).toBeTruthy();
});

it("reads the figure week by week with the keyboard", async () => {
    openPage("/forecasts/flusight/US");
    const reader = await screen.findByRole("slider", { name: "Read week by week" });
    expect(reader.getAttribute("aria-valuetext")).toMatch(/median/);
});

it("keeps model and round in the address", async () => {
    const { router } = openPage("/forecasts/flusight/US");
    await userEvent.selectOptions(await screen.findByLabelText("Model"), "baseline");
    expect(router.state.location.search).toBe("?model=baseline");
    const round = screen.getByLabelText<HTMLSelectElement>("Round");
    await userEvent.selectOptions(round, round.options[1] as HTMLOptionElement);
    expect(router.state.location.search).toMatch(/^\?round=\d+$/);
});

it("finds a place by typing", async () => {
    const { router } = openPage("/forecasts/flusight/US");
    const picker = await screen.findByRole("combobox", { name: "Place" });
    await userEvent.click(picker);
    await userEvent.type(picker, "calif{Enter}");
    expect(router.state.location.pathname).toBe("/forecasts/flusight/06");
});

it("sorts all places by the chance of a rise", async () => {
    const { router } = openPage("/forecasts/flusight");
    const button = await screen.findByRole("button", { name: /Chance of a rise/ });
    await userEvent.click(button);
    await userEvent.click(screen.getByRole("button", { name: /Chance of a rise/ }));
    expect(router.state.location.search).toBe("?sort=-rise");
    expect(screen.getByRole("columnheader", { name: /Chance of a rise/ }).getAttribute("aria-sort")).toBe("descending");
    expect(screen.getByText("1 place without a forecast")).toBeTruthy();
});

it("says why there is no forecast for a refused place", async () => {
    openPage("/forecasts/flusight/72");
    expect(await screen.findByText("too few weeks of data")).toBeTruthy();
});

it("starts a round and follows it until its forecasts can be shown", async () => {
    const { router, requests } = openPage("/rounds");
    await userEvent.click(await screen.findByRole("button", { name: "Start round" }));
    expect(await screen.findByRole("progressbar")).toBeTruthy();
    expect(router.state.location.pathname).toMatch(/^\/rounds\/round-/);
    const post = requests.find(({ method }) => method === "POST");
    expect(post?.headers.get("X-CSRF-TOKEN")).toBe("mock");
    expect(await post?.json()).toEqual({ profile: "flusight" });
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(requests.some(({ method }) => method === "DELETE")).toBe(true);
});

it("hides from people what they may not do", async () => {
    openPage("/imports", { permissions: ["observations:read"] });
    expect(await screen.findByText("You may read the imports but not import data.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Choose files" })).toBeNull();
});

it("sends each chosen file with its profile", async () => {
    const { requests } = openPage("/imports");
    await screen.findByRole("option", { name: /Influenza/ });
    await userEvent.selectOptions(screen.getByLabelText("The files hold"), "flusight");
    const files = [new File(["a"], "one.csv"), new File(["b"], "two.csv.gz")];
    await userEvent.upload(screen.getByLabelText("Choose files", { selector: "input" }), files);
    const buttons = await screen.findAllByRole("button", { name: "Import" });
    expect(buttons).toHaveLength(2);
    expect(requests.some(({ method, url }) => method === "POST" && url.endsWith("/imports"))).toBe(false);
    for (const button of buttons) await userEvent.click(button);
    expect(await screen.findByRole("heading", { name: /two.csv.gz/ })).toBeTruthy();
    expect(requests.filter(({ method, url }) => method === "POST" && url.endsWith("/imports"))).toHaveLength(2);
});

it("lists what is wrong with a refused file, to filter", async () => {
    const { router } = openPage("/imports/2");
    expect(await screen.findByText("This file was refused; nothing of it was kept")).toBeTruthy();
    await userEvent.selectOptions(screen.getByLabelText("Severity"), "warning");
    expect(router.state.location.search).toBe("?severity=warning");
    expect(screen.getByRole("table", { name: "1 of 3 findings shown" })).toBeTruthy();
    const rules = screen.getByLabelText("Rule");
    expect([...rules.children].map(({ textContent }) => textContent)).toEqual([
        "All",
        "Drop to zero",
        "Negative value",
        "Unreadable date",
    ]);
    await userEvent.selectOptions(rules, "Drop to zero");
    expect(router.state.location.search).toBe("?severity=warning&rule=drop-to-zero");
});

it("withdraws an import, with a reason", async () => {
    const { requests } = openPage("/imports/1", {}, (request) => (request.method === "POST" ? Response.json({}) : null));
    const title = await screen.findByText("Withdraw this import");
    await userEvent.click(title);
    await userEvent.click(screen.getByRole("button", { name: "Withdraw" }));
    expect(screen.getByRole("alert").textContent).toBe("Say why the import is withdrawn.");
    await userEvent.type(screen.getByLabelText("Reason"), "wrong file{Enter}");
    const post = requests.find(({ method }) => method === "POST");
    expect(post?.url).toMatch(/\/imports\/1\/withdrawal$/);
    expect(await post?.json()).toEqual({ reason: "wrong file" });
});

it("compares what was known on a day with what is known now", async () => {
    openPage("/data/flusight/US?asOf=2026-11-01");
    expect(await screen.findByRole("columnheader", { name: "Known on Nov 1, 2026" })).toBeTruthy();
    expect(screen.getAllByText("not yet known").length).toBeGreaterThan(0);
});

it("says how complete the newest weeks are likely to be", async () => {
    openPage("/data/flusight/US");
    expect(await screen.findByRole("columnheader", { name: "Expected completeness" })).toBeTruthy();
    expect(screen.getByText("86% (80% to 91%)")).toBeTruthy();
    expect(screen.getByText(/first reports 4 days after/)).toBeTruthy();
});

it("shows a problem with its reference", async () => {
    const answer = (request: Request) =>
        request.url.includes("/api/v1/profiles") ? problem(500, "internal-error", "The service has failed", "It was us.") : null;
    openPage("/", {}, answer);
    expect(await screen.findByText("The service has failed")).toBeTruthy();
    expect(screen.getByText("4bf92f3577b34da6a3ce929d0e0e4736")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
});

it("names a page that cannot be had, and says why", async () => {
    openPage("/imports/999", {}, (request) =>
        request.url.includes("/imports/999") ? problem(404, "unknown-import", "Unknown import", "There is no import 999.") : null,
    );
    expect(await screen.findByRole("heading", { level: 1, name: "This page could not be shown" })).toBeTruthy();
    expect(screen.getByText("There is no import 999.")).toBeTruthy();
    expect(document.title).toBe("This page could not be shown · Vigie");
});

it("keeps what is being typed while the session cannot be asked about", async () => {
    let [away, refused] = [false, 0];
    openPage("/administration/people", {}, (request) => {
        if (!away || !request.url.includes("/bff/session")) return null;
        refused += 1;
        return problem(500, "internal-error", "Something went wrong");
    });
    const name = await screen.findByLabelText("User name");
    await userEvent.type(name, "gra");
    away = true;
    window.dispatchEvent(new Event("visibilitychange"));
    await waitFor(() => expect(refused).toBe(1));
    await new Promise((done) => setTimeout(done, 100));
    expect(document.contains(name)).toBe(true);
    expect(name).toHaveProperty("value", "gra");
});

it("asks to sign in again when the session has ended", async () => {
    const answer = (request: Request) => (request.url.includes("/api/") ? problem(401, "unauthorized", "Please sign in") : null);
    openPage("/", {}, answer);
    expect(await screen.findByRole("heading", { name: "Your session has ended" })).toBeTruthy();
});

it("has a page for addresses that lead nowhere", async () => {
    openPage("/nowhere");
    expect(await screen.findByRole("heading", { name: "Page not found" })).toBeTruthy();
});

it("mentions the partner interface in the United States", async () => {
    openPage("/about");
    expect(await screen.findByRole("heading", { name: "Partner API" })).toBeTruthy();
});
