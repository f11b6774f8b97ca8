import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { openPage } from "../../testing/open-page";

it("leads from a source to the file that was refused last", async () => {
    openPage("/sources");
    expect(await screen.findByText("last file refused")).toBeTruthy();
    expect(screen.getByRole("link", { name: "grippe-semaine-46.csv" })).toHaveProperty(
        "href",
        expect.stringMatching(/\/imports\/2$/),
    );
    expect(screen.getByText("4 days")).toBeTruthy();
});

it("tells how each official feed is and asks for one now", async () => {
    const { requests } = openPage("/sources");
    expect(await screen.findByText("data.cdc.gov cannot be reached.")).toBeTruthy();
    expect(screen.getByText("3 failures in a row")).toBeTruthy();
    expect(screen.getByText("switched off")).toBeTruthy();
    screen.getByRole("button", { name: "Fetch now: CDC NHSN cdc-nhsn" }).click();
    expect(await screen.findByText(/Fetching CDC NHSN/)).toBeTruthy();
    expect(requests.some(({ url, method }) => method === "POST" && url.endsWith("/feeds/cdc-nhsn/fetch"))).toBe(true);
});

it("changes the terms of a source that people bring files of", async () => {
    const { requests } = openPage("/sources");
    const change = await screen.findByRole("button", { name: "Change the terms of State hospitals" });
    expect(screen.queryByRole("button", { name: "Change the terms of CDC NHSN" })).toBeNull();
    await userEvent.click(change);
    await userEvent.type(screen.getByLabelText("License"), "CC BY 4.0");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() =>
        expect(requests.some(({ url, method }) => method === "PUT" && url.endsWith("/sources/terms"))).toBe(true),
    );
});

it("changes a saved mapping without a file", async () => {
    const { requests } = openPage("/sources");
    await userEvent.click(await screen.findByRole("button", { name: "Change the mapping of State hospitals" }));
    await screen.findByRole("option", { name: "All rows: Female" });
    await userEvent.selectOptions(screen.getByLabelText("Age or sex"), "All rows: Female");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(requests.some(({ url, method }) => method === "POST" && url.endsWith("/mappings"))).toBe(true));
    expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
});

it("tells how to begin where no source has brought anything", async () => {
    openPage("/sources", { empty: true });
    expect(await screen.findByText("There are no data yet")).toBeTruthy();
});
