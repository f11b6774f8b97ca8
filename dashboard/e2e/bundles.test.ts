import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";

const home = join(import.meta.dirname, "../target/classes/dashboard");
const filesOf = (country: string) =>
    readdirSync(join(home, country), { recursive: true, encoding: "utf8" }).filter((name) => /\.(js|css|html|svg)$/.test(name));
const textOf = (country: string) =>
    filesOf(country)
        .map((name) => `${name}\n${readFileSync(join(home, country, name), "utf8")}`)
        .join("\n");
const scripts = (country: string) => filesOf(country).filter((name) => name.endsWith(".js"));
const gzipped = (country: string, name: string) => gzipSync(readFileSync(join(home, country, name))).length;

it.each(["us", "fr", "ch"])("%s has a page to start from", (country) => {
    expect(existsSync(join(home, country, "index.html"))).toBe(true);
});

it("Switzerland has no chart code at all", () => {
    expect(filesOf("ch").join(" ")).not.toMatch(/chart/i);
    const code = scripts("ch")
        .map((name) => readFileSync(join(home, "ch", name), "utf8"))
        .join("\n");
    for (const trace of [
        "scaleTime",
        "scaleLinear",
        "curveMonotone",
        "fan-chart",
        "figures/",
        "band-95",
        "chart.title",
        "toBlob",
    ]) {
        expect(code.includes(trace), trace).toBe(false);
    }
});

it("the United States and France have the chart in a chunk of its own", () => {
    for (const country of ["us", "fr"]) {
        const chart = scripts(country).filter((name) => name.includes("fan-chart"));
        expect(chart).toHaveLength(1);
        expect(readFileSync(join(home, country, "index.html"), "utf8")).not.toContain("fan-chart");
    }
});

it.each(["fr", "ch"])("%s does not mention a partner interface", (country) => {
    expect(/partner/i.exec(textOf(country))?.[0]).toBeUndefined();
});

it("each country has only its languages", () => {
    const words = { en: "There are no data yet", fr: "Il n’y a pas encore", de: "Noch keine Daten", it: "Ancora nessun dato" };
    const spoken = (country: string) => {
        const text = textOf(country);
        return Object.entries(words)
            .filter(([, phrase]) => text.includes(phrase))
            .map(([language]) => language);
    };
    expect(spoken("us")).toEqual(["en"]);
    expect(spoken("fr")).toEqual(["fr"]);
    expect(spoken("ch")).toEqual(["fr", "de", "it"]);
});

it.each([
    ["us", "en"],
    ["fr", "fr"],
    ["ch", "fr-CH"],
])("%s says that its page is in %s", (country, language) => {
    expect(readFileSync(join(home, country, "index.html"), "utf8")).toContain(`<html lang="${language}">`);
});

it.each(["us", "fr", "ch"])("%s calls no other origin and runs no inline script", (country) => {
    const page = readFileSync(join(home, country, "index.html"), "utf8");
    expect(page).not.toMatch(/https?:\/\//);
    expect(page).not.toMatch(/<script(?![^>]*src=)|style=/);
    const css = filesOf(country).filter((name) => name.endsWith(".css"));
    for (const name of css) expect(readFileSync(join(home, country, name), "utf8")).not.toMatch(/url\(["']?https?:/);
});

it("what the United States loads first stays under 150 kB", () => {
    const page = readFileSync(join(home, "us", "index.html"), "utf8");
    const first = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, name]) => name ?? "");
    const size = first.reduce((sum, name) => sum + gzipped("us", name), 0);
    console.log(`initial scripts of us: ${Math.round(size / 1000)} kB gzipped in ${first.length} files`);
    expect(first.length).toBeGreaterThan(0);
    expect(size).toBeLessThan(150_000);
});

it("nothing of the mock is shipped", () => {
    for (const country of ["us", "fr", "ch"]) expect(/Ada Example|createMock/.test(textOf(country))).toBe(false);
});
