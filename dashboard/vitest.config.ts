import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
    resolve: { alias: { "#country": fileURLToPath(new URL("src/country/us.ts", import.meta.url)) } },
    test: {
        environment: "jsdom",
        include: ["src/**/*.test.{ts,tsx}", "mock/**/*.test.ts"],
        setupFiles: ["src/testing/setup.ts"],
        testTimeout: 20_000,
    },
});
