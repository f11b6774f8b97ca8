import { expect, it } from "vitest";
import { readHubFile } from "./hub-file";
import { chooseLocale } from "./locale";
import { dataPath, forecastsPath } from "./paths";
import { orderOf, orderText, sortedBy } from "./sorting";
import { changedQuery } from "./url-state";

it("reads the quantiles of a hub file by place, whatever the date column is called", () => {
    const file = readHubFile(
        [
            "origin_date,location,horizon,target,target_end_date,output_type,output_type_id,value",
            "2026-11-18,CH,2,ILI incidence,2026-11-29,quantile,0.5,30.5",
            '2026-11-18,"CH",1,ILI incidence,2026-11-22,quantile,0.5,20',
            "2026-11-18,CH,1,ILI incidence,2026-11-22,median,,20",
            "",
        ].join("\r\n"),
    );
    expect(file.get("CH")).toEqual([
        { horizon: 1, targetEndDate: "2026-11-22", quantiles: { "0.5": 20 } },
        { horizon: 2, targetEndDate: "2026-11-29", quantiles: { "0.5": 30.5 } },
    ]);
});

it("chooses the best language the country speaks", () => {
    const swiss = ["fr-CH", "de-CH", "it-CH"] as const;
    expect(chooseLocale(swiss, ["de-DE", "en"])).toBe("de-CH");
    expect(chooseLocale(swiss, ["it-CH"])).toBe("it-CH");
    expect(chooseLocale(swiss, ["en-US"])).toBe("fr-CH");
    expect(chooseLocale(["fr"], ["en"])).toBe("fr");
});

it("sorts with what has no value last, in both directions", () => {
    const rows = [{ n: 2 }, { n: null }, { n: 10 }];
    expect(sortedBy(rows, ({ n }) => n, false, "en").map(({ n }) => n)).toEqual([2, 10, null]);
    expect(sortedBy(rows, ({ n }) => n, true, "en").map(({ n }) => n)).toEqual([10, 2, null]);
    expect(sortedBy(["Zoug", "Évian", "Eze"], (name) => name, false, "fr")).toEqual(["Évian", "Eze", "Zoug"]);
});

it("keeps the order in the address", () => {
    expect(orderOf("-median", { column: "place", descending: false })).toEqual({ column: "median", descending: true });
    expect(orderText({ column: "median", descending: true })).toBe("-median");
});

it("writes addresses without empty parts", () => {
    expect(forecastsPath("flusight", "US", { round: null, model: "a b" })).toBe("/forecasts/flusight/US?model=a+b");
    expect(dataPath("flusight")).toBe("/data/flusight");
    expect(changedQuery(new URLSearchParams("a=1&b=2"), { a: null, c: "3" }).toString()).toBe("b=2&c=3");
});
