import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { problem } from "../../../mock/handlers";
import { openPage } from "../../testing/open-page";

it("lists what is excluded, ended exclusions on demand", async () => {
    const { router } = openPage("/exclusions/flusight");
    expect(await screen.findByText("strike of the laboratories")).toBeTruthy();
    expect(screen.queryByText("test data")).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText("Shown"), "all");
    expect(router.state.location.search).toBe("?show=all");
    expect(screen.getByText(/ended by Ada Example/)).toBeTruthy();
});

it("asks for a reason, then excludes the period", async () => {
    const { requests } = openPage("/exclusions/flusight");
    await userEvent.click(await screen.findByRole("button", { name: "Exclude" }));
    expect(screen.getByRole("alert").textContent).toBe("Say why the period must not be used.");
    expect(requests.some(({ method }) => method === "POST")).toBe(false);
    await userEvent.type(screen.getByLabelText("Reason"), "outage{Enter}");
    expect(await screen.findByText("just added")).toBeTruthy();
    const post = requests.find(({ method }) => method === "POST");
    expect(await post?.json()).toEqual({ place: "US", from: "2026-11-14", to: "2026-11-14", reason: "outage" });
});

it("ends an exclusion", async () => {
    const { requests } = openPage("/exclusions/flusight");
    await userEvent.click(await screen.findByRole("button", { name: /^End the exclusion of United States/ }));
    expect(await screen.findByText("Nothing is excluded.")).toBeTruthy();
    expect(requests.find(({ method }) => method === "DELETE")?.url).toMatch(/exclusions\/2$/);
});

it("says what the service has against an exclusion", async () => {
    openPage("/exclusions/flusight", {}, (request) =>
        request.method === "POST" ? problem(400, "bad-parameter", "The place is unknown", "Choose another.") : null,
    );
    await userEvent.type(await screen.findByLabelText("Reason"), "outage{Enter}");
    expect(await screen.findByText("The place is unknown")).toBeTruthy();
});

it("lets people read who may not exclude", async () => {
    openPage("/exclusions/flusight", { permissions: ["observations:read"] });
    expect(await screen.findByText("You may read the exclusions but not change them.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Exclude" })).toBeNull();
});

it("marks excluded weeks in the tables", async () => {
    openPage("/data/flusight/US");
    const table = await screen.findByRole("table", { name: /Newest values/ });
    expect(within(table).getByText(/excluded: strike of the laboratories/)).toBeTruthy();
});
