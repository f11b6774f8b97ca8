import { defineConfig, mergeConfig } from "vite";
import base, { countryOfBuild } from "../vite.config";
import { mockServer } from "./vite-plugin";

/** `npm run mock` with VIGIE_COUNTRY: the application over made-up data, no service needed. */
export default defineConfig(async (environment) =>
    mergeConfig(await base(environment), { plugins: [mockServer(countryOfBuild())] }),
);
