import { expect, it } from "vitest";
import { factsOf } from "./audit-details";

it("reads facts with whatever their values hold", () => {
    expect(factsOf("before=READER; after=EPIDEMIOLOGIST")).toEqual([
        { name: "before", value: "READER" },
        { name: "after", value: "EPIDEMIOLOGIST" },
    ]);
    expect(factsOf("client=partner; query=profile=flusight&limit=1")).toEqual([
        { name: "client", value: "partner" },
        { name: "query", value: "profile=flusight&limit=1" },
    ]);
    expect(factsOf("public=true; reason=bulletin; page 12, a=b")).toEqual([
        { name: "public", value: "true" },
        { name: "reason", value: "bulletin; page 12, a=b" },
    ]);
});

it("leaves alone what is written in another way", () => {
    expect(factsOf("")).toEqual([]);
    expect(factsOf("READER to EPIDEMIOLOGIST")).toEqual([]);
    expect(factsOf("said so; reason=none")).toEqual([]);
});
