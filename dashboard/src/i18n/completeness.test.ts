import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createIntl } from "react-intl";
import { expect, it } from "vitest";

const home = join(import.meta.dirname, "..");
type Messages = Record<string, string>;
const load = (path: string) => JSON.parse(readFileSync(join(home, "i18n", path), "utf8")) as Messages;
const sets: Record<string, Record<string, Messages>> = {
    core: {
        en: load("core/en.json"),
        fr: load("core/fr.json"),
        "de-CH": load("core/de-CH.json"),
        "it-CH": load("core/it-CH.json"),
    },
    administration: {
        en: load("administration/en.json"),
        fr: load("administration/fr.json"),
        "de-CH": load("administration/de-CH.json"),
        "it-CH": load("administration/it-CH.json"),
    },
    charts: { en: load("charts/en.json"), fr: load("charts/fr.json") },
    partner: { en: load("partner/en.json") },
};
const overrides = load("overrides/fr-CH.json");
const sources = readdirSync(home, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => readFileSync(join(home, name), "utf8"))
    .join("\n");
const all = Object.values(sets).flatMap((locales) => Object.entries(locales));
const argumentsOf = (message: string) =>
    [...new Set([...message.matchAll(/(?<!=\d |one |other )\{(\w+)[,}]/g)].map(([, name]) => name))].sort();

it.each(Object.entries(sets))("%s has the same keys and arguments in every locale", (_, locales) => {
    const [first, ...others] = Object.values(locales);
    for (const other of others) {
        expect(Object.keys(other).sort()).toEqual(Object.keys(first ?? {}).sort());
        for (const [key, message] of Object.entries(first ?? {})) {
            expect(argumentsOf(other[key] ?? ""), key).toEqual(argumentsOf(message));
        }
    }
});

it("overrides only texts there are, with the same arguments", () => {
    const french: Record<string, string> = { ...sets["core"]?.["fr"], ...sets["administration"]?.["fr"] };
    for (const [key, message] of Object.entries(overrides)) {
        expect(argumentsOf(message), key).toEqual(argumentsOf(french[key] ?? "missing {nothing}"));
    }
});

it("uses every key, and has every key it uses", () => {
    const keys = new Set(Object.values(sets).flatMap((locales) => Object.keys(Object.values(locales)[0] ?? {})));
    const prefixes = [...sources.matchAll(/`([a-z]\w*\.[\w.]*)\$\{/g)].map(([, prefix]) => prefix ?? "");
    const unused = [...keys].filter((key) => !sources.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
    const missing = [...sources.matchAll(/\bt\(\s*"([^"]+)"/g)].map(([, key]) => key ?? "").filter((key) => !keys.has(key));
    expect(missing).toEqual([]);
});

it("writes every text so that it can be formatted", () => {
    for (const [locale, messages] of [...all, ["fr-CH", overrides] as const]) {
        const intl = createIntl({
            locale,
            messages,
            onError: (error) => {
                throw error;
            },
        });
        for (const [id, message] of Object.entries(messages)) {
            const values = Object.fromEntries(argumentsOf(message).map((name) => [name, 3]));
            expect(intl.formatMessage({ id }, values), id).not.toMatch(/^$|[{}]/);
        }
    }
});

it("keeps to the typography of each country", () => {
    for (const [locale, messages] of [...all, ["fr-CH", overrides] as const]) {
        for (const [key, message] of Object.entries(messages)) {
            expect(message, `${locale} ${key}`).not.toMatch(/(?<!\d)'|'(?!\d)|ß/);
            if (locale === "fr") expect(message, key).not.toMatch(/[^\u202F\u00A0\s=](?:[;!?»%]|:(?!\/))| (?:[;:!?»%])/);
        }
    }
});
