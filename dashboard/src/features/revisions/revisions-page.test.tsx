import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { lastAsOf } from "../../../mock/world";
import { openPage } from "../../testing/open-page";

it("shows what stood otherwise, and the rest on demand", async () => {
    const { requests } = openPage("/revisions/flusight");
    const table = await screen.findByRole("table", { name: /1 change so far/ });
    const row = within(table).getByRole("row", { name: /United States/ });
    expect(within(row).getByText("1,000")).toBeTruthy();
    expect(within(row).getByText("1,234")).toBeTruthy();
    expect(within(row).getByText("+234")).toBeTruthy();
    expect(row.className).toBe("marked");
    const asked = requests.find(({ url }) => url.includes("/observations/changes"));
    expect(asked && new URL(asked.url).searchParams.get("now")).toBe(lastAsOf);
    await userEvent.click(screen.getByRole("button", { name: "Show more" }));
    expect(await screen.findByRole("table", { name: /^2 changes between/ })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
});

it("asks for the days and the place of its address", async () => {
    const { requests } = openPage("/revisions/flusight?then=2026-10-01&now=2026-10-15&place=06");
    await screen.findByRole("table", { name: /between/ });
    const asked = requests.find(({ url }) => url.includes("/observations/changes"));
    const query = asked && new URL(asked.url).searchParams;
    expect([query?.get("then"), query?.get("now"), query?.get("place")]).toEqual(["2026-10-01", "2026-10-15", "06"]);
});
