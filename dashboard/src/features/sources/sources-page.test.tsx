import { screen } from "@testing-library/react";
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

it("tells how to begin where no source has brought anything", async () => {
    openPage("/sources", { empty: true });
    expect(await screen.findByText("There are no data yet")).toBeTruthy();
});
