// Builds the three country bundles, each with only what its country has, and compresses their files once and for all.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

for (const country of ["us", "fr", "ch"]) {
    const { status } = spawnSync(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], {
        stdio: "inherit",
        env: { ...process.env, VIGIE_COUNTRY: country, NODE_ENV: "production" },
    });
    if (status !== 0) process.exit(status ?? 1);
    const assets = join("target/classes/dashboard", country, "assets");
    for (const name of readdirSync(assets).filter((file) => /\.(js|css|svg)$/.test(file))) {
        const content = readFileSync(join(assets, name));
        writeFileSync(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }));
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content));
    }
}
