import { expect, it } from "vitest";
import { complaintAbout, draftOf, layoutOf, onlyOf, wholeCountry } from "./mapping-draft";

const values = [{ column: "Cases", profile: "flusight" }];

it("does not take a file for one about the whole country until somebody says so", () => {
    const draft = { ...draftOf(["Week", "Where", "Cases"], null), values };
    expect(complaintAbout("Office", draft)).toBe("mapping.needsPlace");
    const decided = { ...draft, place: wholeCountry };
    expect(complaintAbout("Office", decided)).toBeNull();
    expect(layoutOf(decided, null, "US")).toMatchObject({ place: null, onlyPlace: "US" });
});

it("opens a saved layout as it was saved", () => {
    const saved = layoutOf({ ...draftOf(["Week", "Cases"], null), place: wholeCountry, values }, null, "CH");
    const draft = draftOf(["Week", "Cases"], saved);
    expect(draft.place).toBe(wholeCountry);
    expect(layoutOf(draft, saved, "CH")).toEqual(saved);
});

it("keeps which part of the people a file is about", () => {
    const draft = { ...draftOf(["Week", "Cases", "Age"], null), place: wholeCountry, values };
    const byAge = layoutOf({ ...draft, stratum: "Age", strata: { kids: "age-0-4", old: "" } }, null, "CH");
    expect(byAge).toMatchObject({ stratum: "Age", onlyStratum: null, strata: { kids: "age-0-4" } });
    const women = layoutOf({ ...draft, stratum: onlyOf("sex-female") }, null, "CH");
    expect(women).toMatchObject({ stratum: null, onlyStratum: "sex-female" });
    expect(draftOf(["Week", "Cases"], women).stratum).toBe(onlyOf("sex-female"));
    expect(complaintAbout("Office", { ...draft, date: "Week", stratum: "Week" })).toBe("mapping.columnTwice");
});

it("finds the place in the languages of the countries", () => {
    for (const column of ["State", "État", "Kanton", "Région", "Cantone"]) {
        expect(draftOf(["Week", column], null).place).toBe(column);
    }
});
