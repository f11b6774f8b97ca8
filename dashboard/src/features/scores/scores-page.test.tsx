import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { scoresOf } from "../../../mock/scores";
import { profilesOf } from "../../../mock/world";
import type { Profile } from "../../api/types";
import { openPage } from "../../testing/open-page";

it("tells in words and in a table how good past forecasts were", async () => {
    openPage("/scores/flusight");
    expect(await screen.findByText(/Ensemble did best: its error \(WIS\) was 0.81 times/)).toBeTruthy();
    expect(screen.getByText(/its 95% interval in 94%\. Its intervals were about as wide/)).toBeTruthy();
    expect(screen.getByText(/3 rounds with reference dates from .* 1 of them was made afterwards/)).toBeTruthy();
    const table = screen.getByRole("table", { name: /Mean scores/ });
    const rows = within(table).getAllByRole("row");
    expect(within(rows[1] as HTMLElement).getByRole("rowheader").textContent).toBe("Ensemble");
    expect(await screen.findAllByRole("img", { name: /^Figure:/ })).toHaveLength(3);
});

it("does not praise intervals that held far too seldom", async () => {
    const profile = profilesOf("us").find(({ id }) => id === "flusight") as Profile;
    const told = scoresOf(profile, new URLSearchParams(), []);
    const scores = { ...told, scores: told.scores.map((score) => ({ ...score, coverage50: 0.34, coverage95: 0.91 })) };
    const narrow = (request: Request) => (request.url.includes("/api/v1/scores") ? Response.json(scores) : null);
    openPage("/scores/flusight", {}, narrow);
    expect(await screen.findByText(/Its intervals were too narrow/)).toBeTruthy();
});

it("gives the numbers of each figure in a table", async () => {
    openPage("/scores/flusight");
    const pit = await screen.findByRole("table", { name: "Where the later value fell in the forecast", hidden: true });
    const parts = within(pit).getAllByRole("row", { hidden: true });
    expect(parts).toHaveLength(11);
    expect((parts[2] as HTMLElement).textContent).toBe("10% – 20%12%");
    const overTime = screen.getByRole("table", { name: "Relative WIS by reference date", hidden: true });
    expect(within(overTime).getByText("0.84")).toBeTruthy();
});

it("keeps the choice in the address", async () => {
    const { router, requests } = openPage("/scores/flusight");
    await userEvent.selectOptions(await screen.findByLabelText("Divided by"), "horizon");
    expect(await screen.findAllByText("2 weeks ahead")).not.toHaveLength(0);
    await userEvent.selectOptions(screen.getByLabelText("Model"), "ensemble");
    await userEvent.selectOptions(screen.getByLabelText("Scale"), "log");
    await userEvent.click(screen.getByRole("button", { name: /^WIS/ }));
    expect(router.state.location.search).toBe("?by=horizon&model=ensemble&scale=log&sort=wis");
    expect(requests.some(({ url }) => url.includes("scale=log"))).toBe(true);
});

it("says when the first forecast will be scored", async () => {
    const scores = { profile: "flusight", pending: false, nextTargetEndDate: "2026-11-21", rounds: 0, replayed: 0, scores: [] };
    openPage("/scores/flusight", {}, (request) => (request.url.includes("/api/v1/scores") ? Response.json(scores) : null));
    expect(await screen.findByText("No forecast can be scored yet")).toBeTruthy();
    expect(screen.getByText(/ends on Nov 21, 2026/)).toBeTruthy();
});

it("leads to the import where there are no data", async () => {
    openPage("/scores/flusight", { empty: true });
    expect(await screen.findByText("Import surveillance data first.")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Import data" })).toBeTruthy();
});

it("offers the way back from a selection without scores", async () => {
    openPage("/scores/flusight?place=72");
    expect(await screen.findByText("There are no scores for this selection.")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Show all scores" })).toHaveProperty(
        "href",
        expect.stringMatching(/\/scores\/flusight$/),
    );
});
