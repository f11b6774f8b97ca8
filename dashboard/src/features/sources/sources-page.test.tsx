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

it("tells how to begin where no source has brought anything", async () => {
    openPage("/sources", { empty: true });
    expect(await screen.findByText("There are no data yet")).toBeTruthy();
});
