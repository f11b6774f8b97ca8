// Builds the three country bundles, each with only what its country has.
import { spawnSync } from "node:child_process";

for (const country of ["us", "fr", "ch"]) {
    const { status } = spawnSync(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], {
        stdio: "inherit",
        env: { ...process.env, VIGIE_COUNTRY: country, NODE_ENV: "production" },
    });
    if (status !== 0) process.exit(status ?? 1);
}
