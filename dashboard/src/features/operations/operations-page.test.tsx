import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { problem } from "../../../mock/handlers";
import { openPage } from "../../testing/open-page";

it("says first what needs attention at night, and leads there", async () => {
    openPage("/operations");
    const attention = within(
        await screen.findByText("4 things need attention").then((title) => title.closest("div") as HTMLElement),
    );
    expect(attention.getByRole("link", { name: "The service “dataviz” does not answer." })).toHaveProperty("hash", "#services");
    expect(attention.getByText("1 job has waited for more than 15 minutes.")).toBeTruthy();
    expect(attention.getByText("1 job failed in the last seven days.")).toBeTruthy();
    expect(attention.getByText("The newest file of cdc-nhsn was refused.")).toBeTruthy();
});

it("shows why a job failed or was begun again, and where it runs", async () => {
    openPage("/operations");
    const jobs = within(await screen.findByRole("region", { name: "Jobs" }));
    expect(jobs.getByText("The disk is full.")).toBeTruthy();
    expect(jobs.getByText("Taken up again after an interruption.")).toBeTruthy();
    expect(jobs.getByText("vigie-prediction-7c9-abc")).toBeTruthy();
    expect(jobs.getByText("48%")).toBeTruthy();
});

it("compares each round with the usual time and names failed models", async () => {
    openPage("/operations");
    const rounds = within(await screen.findByRole("region", { name: "Rounds" }));
    expect(rounds.getByText("boosting")).toBeTruthy();
    expect(rounds.getAllByText("2 min").length).toBeGreaterThan(0);
});

it("says that nothing needs attention", async () => {
    openPage("/operations", { empty: true });
    expect(await screen.findByText("Nothing needs attention.")).toBeTruthy();
    expect(await screen.findByText("No job runs, waits or has failed.")).toBeTruthy();
    expect(screen.getByText("No source has brought anything yet.")).toBeTruthy();
});

it("still shows the services where prediction does not answer", async () => {
    openPage("/operations", {}, (request) =>
        request.url.endsWith("/api/v1/operations") ? problem(503, "unavailable", "The service does not answer") : null,
    );
    expect(await screen.findByText("The service does not answer", {}, { timeout: 8000 })).toBeTruthy();
    expect(screen.getByText("nothing listens at its address")).toBeTruthy();
});

it("is the one page of an operator, who has no data to see", async () => {
    const { router } = openPage("/", { permissions: ["operations:read"] });
    expect(await screen.findByRole("heading", { name: "Operations" })).toBeTruthy();
    expect(router.state.location.pathname).toBe("/operations");
    expect(screen.queryByRole("link", { name: "Forecasts" })).toBeNull();
});

it("is not for others", async () => {
    openPage("/operations", { permissions: ["forecasts:read"] });
    expect(await screen.findByText(/Your role does not include this page/)).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Operations" })).toBeNull();
});
