import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";
import { preview, type PreviewServer } from "vite";
import { mockServer } from "../mock/vite-plugin";
import type { MockOptions } from "../mock/handlers";

const places = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser of this machine; undefined where there is none. */
export const browserPath = places.find((path) => path !== undefined && existsSync(path));

export function openBrowser(): Promise<Browser> {
    const args = ["--no-sandbox", "--disable-background-networking", "--disable-quic"];
    return chromium.launch({ executablePath: browserPath ?? "", args });
}

/** A country's built files in front of the made-up services. */
export async function serve(country: string, options: MockOptions = {}): Promise<{ server: PreviewServer; url: string }> {
    const server = await preview({
        configFile: false,
        logLevel: "error",
        build: { outDir: `target/classes/dashboard/${country}` },
        preview: { host: "127.0.0.1", port: 0 },
        plugins: [mockServer(country, options)],
    });
    return { server, url: server.resolvedUrls?.local[0]?.replace(/\/$/, "") ?? "" };
}
