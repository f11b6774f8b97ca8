import { expect, it } from "vitest";
import { daysBetween, plusDays, weekOf } from "./epi-week";

it.each([
    ["2026-01-03", 2025, 53],
    ["2026-01-04", 2026, 1],
    ["2026-11-14", 2026, 45],
    ["2020-12-31", 2020, 53],
    ["2021-01-03", 2021, 1],
])("MMWR week of %s is %i-W%i", (date, year, week) => {
    expect(weekOf(date, "mmwr")).toEqual({ year, week });
});

it.each([
    ["2021-01-03", 2020, 53],
    ["2021-01-04", 2021, 1],
    ["2026-12-31", 2026, 53],
    ["2027-01-03", 2026, 53],
    ["2026-11-15", 2026, 46],
])("ISO week of %s is %i-W%i", (date, year, week) => {
    expect(weekOf(date, "iso")).toEqual({ year, week });
});

it.each(["mmwr", "iso"] as const)("%s weeks follow one another from 2000 to 2060 without gaps", (calendar) => {
    let date = calendar === "mmwr" ? "2000-01-02" : "2000-01-03";
    let before = weekOf(date, calendar);
    while (date < "2060-12-31") {
        date = plusDays(date, 7);
        const week = weekOf(date, calendar);
        expect(weekOf(plusDays(date, 6), calendar)).toEqual(week);
        const follows = week.year === before.year ? week.week === before.week + 1 : week.week === 1 && before.week >= 52;
        expect(follows, date).toBe(true);
        before = week;
    }
});

it("counts days over a change of summer time", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
});
