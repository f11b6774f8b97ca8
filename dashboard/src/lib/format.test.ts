import { expect, it } from "vitest";
import { formatsOf } from "./format";

it("writes American numbers, dates and weeks", () => {
    const formats = formatsOf("en");
    expect(formats.number(1234.5, 1)).toBe("1,234.5");
    expect(formats.date("2026-11-14")).toBe("Nov 14, 2026");
    expect(formats.week({ year: 2026, week: 5 })).toBe("2026-W05");
    expect(formats.percent(0.805)).toBe("81%");
});

it("writes French numbers, dates and weeks", () => {
    const formats = formatsOf("fr");
    expect(formats.number(1234.5, 1).replace(/\s/gu, " ")).toBe("1 234,5");
    expect(formats.date("2026-11-14")).toBe("14/11/2026");
    expect(formats.week({ year: 2026, week: 46 })).toBe("S46 2026");
    expect(formats.percent(0.8)).toBe("80\u00A0%");
});

it.each(["fr-CH", "de-CH", "it-CH"] as const)("writes %s numbers with an apostrophe and dates with points", (locale) => {
    const formats = formatsOf(locale);
    expect(formats.number(1234.5, 1)).toBe("1'234.5");
    expect(formats.date("2026-11-04")).toBe("04.11.2026");
});
