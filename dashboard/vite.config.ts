import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const countries = ["us", "fr", "ch"] as const;
export type CountryCode = (typeof countries)[number];

/** The country a bundle is built for: one build each, so that what a country lacks is not in its files. */
export function countryOfBuild(): CountryCode {
    const country = process.env["VIGIE_COUNTRY"] ?? "us";
    const known = countries.find((code) => code === country);
    if (!known) throw new Error(`VIGIE_COUNTRY is "${country}", expected one of ${countries.join(", ")}`);
    return known;
}

const languages: Record<CountryCode, string> = { us: "en", fr: "fr", ch: "fr-CH" };

function documentLanguage(country: CountryCode): Plugin {
    return {
        name: "document-language",
        transformIndexHtml: (html) => html.replace("%LANG%", languages[country]),
    };
}

export default defineConfig(() => {
    const country = countryOfBuild();
    const api = process.env["VIGIE_URL"] ?? "http://localhost:8080";
    return {
        plugins: [react(), documentLanguage(country)],
        resolve: { alias: { "#country": fileURLToPath(new URL(`src/country/${country}.ts`, import.meta.url)) } },
        server: { host: "127.0.0.1", proxy: { "/api": api, "/bff": api, "/auth": api } },
        build: {
            outDir: `target/classes/dashboard/${country}`,
            emptyOutDir: true,
            assetsInlineLimit: 0,
            modulePreload: { polyfill: false },
            chunkSizeWarningLimit: 500,
            rolldownOptions: { checks: { bundlerTimings: false, pluginTimings: false } },
        },
    };
});
