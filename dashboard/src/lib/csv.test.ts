import { expect, it } from "vitest";
import { csvOf } from "./csv";

it("quotes what needs quoting", () => {
    expect(csvOf([["a,b", 'say "x"', 1.5, null]], "standard")).toBe('"a,b","say ""x""",1.5,\r\n');
});

it("keeps spreadsheets from running formulas", () => {
    expect(csvOf([["=1+1", "@x", -2]], "standard")).toBe("'=1+1,'@x,-2\r\n");
});

it("writes for spreadsheets with a byte order mark, semicolons and a decimal comma", () => {
    expect(csvOf([["a;b", 1.5]], "spreadsheet", true)).toBe('\uFEFF"a;b";1,5\r\n');
});
