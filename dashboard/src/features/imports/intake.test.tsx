import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { knownColumns, unknownColumns } from "../../../mock/imports";
import { openPage } from "../../testing/open-page";

it("asks what unknown columns mean and looks again", async () => {
    let previews = 0;
    const { requests } = openPage("/imports", {}, (request) =>
        request.url.endsWith("/preview") ? Response.json(previews++ === 0 ? unknownColumns : knownColumns) : null,
    );
    await screen.findByRole("option", { name: /Influenza/ });
    await userEvent.upload(screen.getByLabelText("Choose files", { selector: "input" }), [new File(["a"], "counts.csv")]);
    expect(await screen.findByText("What the columns mean")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Import" })).toBeNull();
    expect(screen.getByLabelText("Week")).toHaveProperty("value", "Week ending");
    const save = screen.getByRole("button", { name: "Save and look again" });
    await userEvent.click(save);
    expect(screen.getByRole("alert").textContent).toBe("Name the source.");
    const sources = screen.getAllByLabelText("Source");
    await userEvent.type(sources.at(-1) as HTMLElement, "State hospitals");
    await userEvent.click(save);
    expect(screen.getByRole("alert").textContent).toBe("Say which column holds the value and what it counts.");
    await userEvent.selectOptions(screen.getByLabelText("Value"), "Flu");
    await userEvent.selectOptions(screen.getByLabelText("which counts"), "flusight");
    await userEvent.click(save);
    expect(await screen.findByRole("button", { name: "Import" })).toBeTruthy();
    const post = requests.find(({ method, url }) => method === "POST" && url.endsWith("/mappings"));
    expect(await post?.json()).toMatchObject({
        source: "State hospitals",
        layout: { date: "Week ending", place: "State", values: [{ column: "Flu", profile: "flusight" }] },
    });
});

it("lets people choose the sheet of a workbook", async () => {
    const { requests } = openPage("/imports", {}, (request) =>
        request.url.endsWith("/preview")
            ? Response.json({ ...knownColumns, columns: [], rows: [], sheets: ["Cases", "Deaths"], recognised: false })
            : null,
    );
    await userEvent.upload(await screen.findByLabelText("Choose files", { selector: "input" }), [new File(["a"], "a.xlsx")]);
    await userEvent.selectOptions(await screen.findByLabelText("Sheet"), "Deaths");
    expect(requests.filter(({ url }) => url.endsWith("/preview"))).toHaveLength(2);
});

it("lists the saved mappings and deletes one", async () => {
    openPage("/sources");
    expect(await screen.findByText("State hospitals")).toBeTruthy();
    expect(screen.getByText(/flusight: Flu/)).toBeTruthy();
});
