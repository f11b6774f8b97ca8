// Runs one npm step of the build, and only when something it depends on has changed since it last succeeded.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const configuration = readdirSync(home).filter((name) => /\.(json|ts|js|html)$/.test(name) || name === ".npmrc");
const sources = ["src", "public", "scripts"];
const steps = {
    install: { inputs: ["package-lock.json", ".npmrc"], run: ["ci"], proof: "node_modules/.package-lock.json" },
    check: { inputs: [...configuration, ...sources, "mock"], run: ["run", "check"] },
    build: { inputs: [...configuration, ...sources], run: ["run", "build"], proof: "target/classes/dashboard/ch/index.html" },
    "check-bundles": { inputs: [...configuration, ...sources, "mock", "e2e"], run: ["run", "check:bundles"] },
};

function filesOf(path) {
    return readdirSync(path, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
}

function fingerprint(inputs) {
    const hash = createHash("sha256").update(process.version);
    for (const input of inputs) {
        const path = join(home, input);
        if (!existsSync(path)) continue;
        const files = /\.[a-z]+$/.test(input) ? [path] : filesOf(path);
        for (const file of files) hash.update(file.slice(home.length)).update("\0").update(readFileSync(file));
    }
    return hash.digest("hex");
}

function npm(...parameters) {
    const windows = process.platform === "win32";
    return spawnSync(windows ? "npm.cmd" : "npm", parameters, { cwd: home, stdio: "inherit", shell: windows }).status ?? 1;
}

const name = process.argv[2];
const step = steps[name];
if (!step) throw new Error(`Unknown step "${name}", expected one of ${Object.keys(steps).join(", ")}`);
const stamps = name === "install" ? join(home, "node_modules") : join(home, "target", "npm");
const stamp = join(stamps, `.${name}.stamp`);
const wanted = fingerprint(step.inputs);
const done = existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && (!step.proof || existsSync(join(home, step.proof)));
if (done) {
    console.log(`dashboard: ${name} is up to date`);
} else {
    rmSync(stamp, { force: true });
    const status = npm(...step.run);
    if (status !== 0) process.exit(status);
    mkdirSync(stamps, { recursive: true });
    writeFileSync(stamp, wanted);
}
