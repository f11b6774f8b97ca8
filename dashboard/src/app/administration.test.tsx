import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { openPage } from "../testing/open-page";

const sent = (requests: Request[], method: string) => requests.filter((request) => request.method === method);

it("invites a person and shows the link once", async () => {
    const { requests } = openPage("/administration/people");
    const form = within(await screen.findByRole("region", { name: "Invite a person" }));
    await userEvent.type(form.getByLabelText("Name"), "Alan Specimen");
    await userEvent.type(form.getByLabelText("User name"), "alan");
    await userEvent.selectOptions(form.getByLabelText("Role"), "DATA_MANAGER");
    await userEvent.click(form.getByRole("button", { name: "Invite" }));
    expect(await screen.findByText(/auth\/link/)).toBeTruthy();
    expect(await sent(requests, "POST")[0]?.json()).toEqual({
        username: "alan",
        displayName: "Alan Specimen",
        email: null,
        role: "DATA_MANAGER",
    });
    await userEvent.click(screen.getByRole("button", { name: "I have passed it on" }));
    expect(screen.queryByText(/auth\/link/)).toBeNull();
});

it("asks a second factor of one more role and takes it back", async () => {
    const { requests } = openPage("/administration/roles");
    const box = await screen.findByRole("checkbox", { name: "Require a second factor: Reader" });
    expect(screen.queryByRole("checkbox", { name: "Require a second factor: Administrator" })).toBeNull();
    await userEvent.click(box);
    expect((await screen.findAllByText("Reader: a second factor is required from now on.")).length).toBeGreaterThan(0);
    expect(await sent(requests, "PUT")[0]?.json()).toEqual({ required: true });
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect((await screen.findAllByText("Reader: a second factor is optional from now on.")).length).toBeGreaterThan(0);
});

it("finds people by name", async () => {
    openPage("/administration/people");
    await userEvent.type(await screen.findByLabelText("Find by name"), "grace");
    expect(screen.getByRole("table", { name: "1 account" })).toBeTruthy();
    expect(screen.getByRole("link", { name: "Grace Sample" })).toBeTruthy();
});

it("locks a person out and takes it back", async () => {
    const { requests } = openPage("/administration/people/2");
    await userEvent.click(await screen.findByRole("button", { name: "Lock the account" }));
    expect((await screen.findAllByText(/Grace Sample is locked out/)).length).toBeGreaterThan(0);
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect((await screen.findAllByText(/may sign in again/)).length).toBeGreaterThan(0);
    expect(sent(requests, "PUT")[0]?.url).toContain("/accounts/2/lock");
    expect(sent(requests, "DELETE")[0]?.url).toContain("/accounts/2/lock");
});

it("asks before it closes an account", async () => {
    const { requests, router } = openPage("/administration/people/2");
    await userEvent.click(await screen.findByRole("button", { name: "Close the account" }));
    const dialog = within(screen.getByRole("dialog", { name: "Close the account of Grace Sample?" }));
    await userEvent.click(dialog.getByRole("button", { name: "Cancel" }));
    expect(sent(requests, "DELETE")).toHaveLength(0);
    await userEvent.click(screen.getByRole("button", { name: "Close the account" }));
    await userEvent.click(dialog.getByRole("button", { name: "Close the account" }));
    expect(await screen.findByRole("heading", { name: "People" })).toBeTruthy();
    expect(router.state.location.pathname).toBe("/administration/people");
    expect(sent(requests, "DELETE")).toHaveLength(1);
});

it("searches the audit trail and checks its chain", async () => {
    const { requests } = openPage("/administration/audit");
    await userEvent.selectOptions(await screen.findByLabelText("Event"), "sign-in");
    await userEvent.type(screen.getByLabelText("Contains"), "alan");
    await userEvent.click(screen.getByRole("button", { name: "Search" }));
    expect(await screen.findByRole("table", { name: "2 events" })).toBeTruthy();
    expect(requests.at(-1)?.url).toContain("event=sign-in&text=alan");
    await userEvent.click(screen.getByRole("button", { name: "Check now" }));
    expect(await screen.findByText(/The chain is whole/)).toBeTruthy();
    expect(screen.getByText(/^1204:0a0a/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Export the events found as CSV" }));
    expect(requests.at(-1)?.url).toContain("event=sign-in&text=alan");
    expect(requests.at(-1)?.headers.get("Accept")).toBe("text/csv");
});

it("shows a data protection officer the audit trail alone", async () => {
    const { router } = openPage("/administration", { permissions: ["audit:read"] });
    expect(await screen.findByRole("heading", { name: "Audit trail" })).toBeTruthy();
    expect(router.state.location.pathname).toBe("/administration/audit");
    expect(screen.queryByRole("link", { name: "People" })).toBeNull();
});

it("tells others that administration is not for them", async () => {
    openPage("/administration/people", { permissions: ["forecasts:read"] });
    expect(await screen.findByText(/Your role does not include this page/)).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Administration" })).toBeNull();
});

it("gives a client a new secret after asking", async () => {
    openPage("/administration/clients");
    await userEvent.click(await screen.findByRole("button", { name: "New secret" }));
    const dialog = within(screen.getByRole("dialog", { name: "New secret for state-lab?" }));
    await userEvent.click(dialog.getByRole("button", { name: "New secret" }));
    expect(await screen.findByText("Client state-lab has a new secret")).toBeTruthy();
});

it("shows a person her account and ends one of her sessions", async () => {
    const { requests } = openPage("/account");
    expect(await screen.findByRole("table", { name: "2 open sessions" })).toBeTruthy();
    await userEvent.click(screen.getAllByRole("button", { name: "Sign out" }).at(-1) as HTMLElement);
    const dialogs = screen.getAllByRole("dialog", { name: "End this session?" });
    await userEvent.click(within(dialogs.at(-1) as HTMLElement).getByRole("button", { name: "Sign out" }));
    expect(sent(requests, "DELETE")[0]?.url).toContain("/me/sessions/s2");
});

it("sets how long audit events are kept, and takes it back", async () => {
    const { requests } = openPage("/administration/privacy");
    const days = await screen.findByLabelText("Days for audit events");
    await userEvent.clear(days);
    await userEvent.type(days, "400");
    await userEvent.click(within(days.closest("form") as HTMLElement).getByRole("button", { name: "Save" }));
    expect((await screen.findAllByText(/audit events, 400 days/)).length).toBeGreaterThan(0);
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect((await screen.findAllByText(/audit events, 365 days/)).length).toBeGreaterThan(0);
    expect(await Promise.all(sent(requests, "PUT").map((request) => request.json()))).toEqual([{ days: 400 }, { days: 365 }]);
});

it("keeps the register of processing", async () => {
    const { requests } = openPage("/administration/privacy");
    const register = within(await screen.findByRole("region", { name: "Register of processing activities" }));
    await userEvent.click(await register.findByRole("button", { name: "Edit Accounts and access" }));
    await userEvent.type(register.getByLabelText("Recipients"), "Administrators");
    await userEvent.click(register.getByRole("button", { name: "Save" }));
    expect((await screen.findAllByText("Saved: Accounts and access")).length).toBeGreaterThan(0);
    expect(await sent(requests, "PUT")[0]?.json()).toEqual({
        name: "Accounts and access",
        purpose: "Letting only authorised people in",
        recipients: "Administrators",
    });
});

it("shows whose data are restricted, and lifts that after asking", async () => {
    const { requests } = openPage("/administration/privacy", { permissions: ["audit:read", "privacy:manage"] });
    const region = within(await screen.findByRole("region", { name: "Restricted processing" }));
    await userEvent.click(await region.findByRole("button", { name: "Lift the restriction" }));
    const dialog = within(screen.getByRole("dialog", { name: "Lift the restriction for Kurt Example?" }));
    await userEvent.click(dialog.getByRole("button", { name: "Lift the restriction" }));
    expect((await screen.findAllByText("The restriction for Kurt Example is lifted.")).length).toBeGreaterThan(0);
    expect(sent(requests, "DELETE")[0]?.url).toContain("/privacy/restrictions/5");
});

it("records what a person agrees to", async () => {
    openPage("/account");
    await userEvent.click(await screen.findByRole("checkbox", { name: "Write to me about sign-ins from new networks" }));
    expect(await screen.findByText(/^Agreed on/)).toBeTruthy();
});

it("asks before it erases a person’s data", async () => {
    const { requests } = openPage("/account");
    await userEvent.click(await screen.findByRole("button", { name: "Erase my account" }));
    expect(sent(requests, "DELETE")).toHaveLength(0);
    const dialog = within(screen.getByRole("dialog", { name: "Erase your account for ever?" }));
    await userEvent.click(dialog.getByRole("button", { name: "Cancel" }));
    expect(sent(requests, "DELETE")).toHaveLength(0);
});

it("limits a person to places and takes it back", async () => {
    const { requests } = openPage("/administration/people/2");
    const places = within(await screen.findByRole("region", { name: "Places this person may see" }));
    expect(await places.findByText("Every place.")).toBeTruthy();
    await userEvent.type(places.getByRole("combobox", { name: "Add a place" }), "Alas{Enter}");
    await userEvent.click(places.getByRole("button", { name: "Save the places" }));
    expect((await screen.findAllByText("Grace Sample sees: Alaska.")).length).toBeGreaterThan(0);
    expect(await sent(requests, "PUT")[0]?.json()).toEqual({ places: ["02"] });
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect((await screen.findAllByText("Grace Sample sees every place.")).length).toBeGreaterThan(0);
});

it("tells a person which places she sees", async () => {
    openPage("/", { limits: ["02"] });
    expect(await screen.findByText("You see these places only: Alaska.")).toBeTruthy();
});

it("lets a data protection officer decide about small cells", async () => {
    const { requests } = openPage("/administration/small-cells", { permissions: ["audit:read", "privacy:manage"] });
    const threshold = await screen.findByLabelText("Smallest count shown");
    await userEvent.clear(threshold);
    await userEvent.type(threshold, "20");
    await userEvent.click(within(screen.getByRole("form", { name: "weekly hospital admissions" })).getByRole("button"));
    expect((await screen.findAllByText("From now on, counts below 20 are suppressed.")).length).toBeGreaterThan(0);
    expect(await sent(requests, "PUT")[0]?.json()).toEqual({ threshold: 20, countryTotals: true });
});

it("keeps others from deciding about small cells", async () => {
    openPage("/administration/small-cells", { permissions: ["accounts:manage"] });
    expect(await screen.findByText(/Your role does not include this page/)).toBeTruthy();
});
