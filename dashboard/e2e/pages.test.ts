import { mkdirSync } from "node:fs";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import type { PreviewServer } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { browserPath, openBrowser, serve } from "./browser";

const shots = "target/screenshots";
const countries = [
    { country: "us", locale: "en-US", profile: "flusight", place: "US" },
    { country: "fr", locale: "fr-FR", profile: "respicast-ili", place: "FR" },
    { country: "ch", locale: "fr-CH", profile: "respicast-ili", place: "CH" },
    { country: "ch", locale: "de-CH", profile: "respicast-ili", place: "CH" },
    { country: "ch", locale: "it-CH", profile: "respicast-ili", place: "CH" },
];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function faults(page: Page): Promise<string[]> {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(
        (runOnly) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly }),
        tags,
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

if (!browserPath) console.warn("No Chromium on this machine: the pages are not checked in a browser. Set CHROMIUM to its path.");

const complaintsOf = (page: Page, url: string) => {
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => !request.url().startsWith(url) && complaints.push(`foreign request ${request.url()}`));
    return complaints;
};

describe.skipIf(!browserPath).each(countries)("$country in $locale", ({ country, locale, profile, place }) => {
    let browser: Browser;
    let server: PreviewServer;
    let url: string;
    const main = ["/", `/forecasts/${profile}/${place}`];
    const paths = [
        ...main,
        `/forecasts/${profile}`,
        `/data/${profile}/${place}?asOf=2026-11-11`,
        `/scores/${profile}`,
        `/forecasts/${profile}/${place}?compare=baseline`,
        `/exclusions/${profile}?show=all`,
        "/sources",
        "/rounds",
        "/imports",
        "/imports/2",
        "/operations",
        "/account",
        "/administration/people",
        "/administration/people/2",
        "/administration/roles",
        "/administration/audit",
        "/administration/privacy",
        ...(country === "us" ? ["/administration/clients"] : []),
        "/about",
        "/accessibility",
        "/nowhere",
    ];

    beforeAll(async () => {
        mkdirSync(shots, { recursive: true });
        browser = await openBrowser();
        ({ server, url } = await serve(country));
    });
    afterAll(async () => {
        await browser.close();
        await server.close();
    });

    const open = async (path: string) => {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale, reducedMotion: "reduce" });
        const page = await context.newPage();
        const complaints = complaintsOf(page, url);
        const go = async (to: string) => {
            await page.goto(url + to);
            await page.locator("h1").waitFor();
            await page.waitForFunction(() => !document.querySelector(".loading"));
        };
        await go(path);
        return { page, complaints, go };
    };

    it("is accessible, light and dark, fits 320 px and calls nobody else", async () => {
        const { page, complaints, go } = await open("/");
        const everyPage = !["fr-CH", "it-CH"].includes(locale);
        for (const path of everyPage ? paths : paths.slice(0, 4)) {
            const name = `${shots}/${country}-${locale}${path.replace(/\W+/g, "-")}`;
            await page.setViewportSize({ width: 1440, height: 900 });
            await page.emulateMedia({ colorScheme: "light" });
            await go(path);
            expect(await faults(page), path).toEqual([]);
            await page.screenshot({ path: `${name}-1440.png`, fullPage: true });
            if (main.includes(path)) {
                await page.emulateMedia({ colorScheme: "dark" });
                expect(await faults(page), `${path} dark`).toEqual([]);
            }
            await page.setViewportSize({ width: 320, height: 900 });
            await page.screenshot({ path: `${name}-320.png`, fullPage: true });
            const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
            expect(overflow, `${path} at 320 px`).toBeLessThanOrEqual(0);
            expect(await page.locator("html").getAttribute("lang")).toBe(locale.replace(/-(US|FR)$/, ""));
        }
        expect(complaints).toEqual([]);
    });

    it("works with the keyboard alone, and back returns", async () => {
        const { page } = await open("/");
        await page.keyboard.press("Tab");
        expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip-link");
        await page.keyboard.press("Enter");
        expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
        await page.locator("nav a").nth(1).press("Enter");
        await page.waitForURL(`**/forecasts/${profile}`);
        await page.goBack();
        await page.waitForURL(({ pathname }) => pathname === "/");
    });

    it(country === "ch" ? "shows no figure" : "shows the figure", async () => {
        const { page } = await open(`/forecasts/${profile}/${place}`);
        await page.locator("table").nth(1).waitFor();
        expect(await page.locator("svg[role=img]").count()).toBe(country === "ch" ? 0 : 1);
        expect(await page.locator("table").count()).toBe(2);
    });
});
