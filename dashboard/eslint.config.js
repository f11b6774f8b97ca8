import boundaries from "eslint-plugin-boundaries";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const layers = ["app", "features", "country", "charts", "ui", "api", "i18n", "lib", "testing"];
const allowed = {
    app: ["app", "features", "country", "charts", "ui", "api", "i18n", "lib"],
    features: ["country", "charts", "ui", "api", "i18n", "lib"],
    country: ["country", "charts", "ui", "i18n", "lib"],
    charts: ["i18n", "lib"],
    ui: ["ui", "api", "i18n", "lib"],
    api: ["api", "i18n", "lib"],
    i18n: ["i18n", "country", "lib"],
    lib: ["lib"],
    testing: ["app", "api", "i18n", "lib", "country", "ui"],
};

export default tseslint.config(
    { ignores: ["target", "node_modules"] },
    ...tseslint.configs.strict,
    hooks.configs.flat.recommended,
    {
        files: ["src/**/*.{ts,tsx}"],
        plugins: { boundaries },
        settings: {
            "boundaries/elements": layers.map((type) =>
                type === "features" || type === "charts"
                    ? { type, pattern: `src/${type}/*`, capture: ["part"] }
                    : { type, pattern: `src/${type}` },
            ),
            "import/resolver": { typescript: { project: "tsconfig.json" } },
        },
        rules: {
            "max-lines": ["error", 250],
            "no-restricted-syntax": [
                "error",
                { selector: "ExportDefaultDeclaration", message: "Named exports only." },
            ],
        },
    },
);
void allowed;
