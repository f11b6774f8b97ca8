import boundaries from "eslint-plugin-boundaries";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** What each layer may import; nothing else compiles. Features never see one another, nor do charts. */
const layers = {
    app: ["app", "features", "country", "ui", "api", "i18n", "lib"],
    features: ["country", "ui", "api", "i18n", "lib"],
    country: ["country", "charts", "features", "i18n", "lib"],
    charts: ["ui", "api", "i18n", "lib"],
    ui: ["ui", "api", "i18n", "lib"],
    api: ["api", "i18n", "lib"],
    i18n: ["i18n", "country", "lib"],
    lib: ["lib"],
    testing: ["app", "ui", "api", "i18n", "lib"],
};

const ownParts = new Set(["features", "charts"]);

const anyOf = (type) => ({ to: { element: { type } } });
const samePart = (type) => ({ to: { element: { type, captured: { part: "{{ from.element.captured.part }}" } } } });

export default tseslint.config(
    { ignores: ["target", "node_modules"] },
    ...tseslint.configs.strict,
    hooks.configs.flat.recommended,
    {
        files: ["**/*.{ts,tsx}"],
        rules: {
            "max-lines": ["error", 250],
            "no-restricted-syntax": ["error", { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Never raw HTML." }],
        },
    },
    {
        files: ["src/**/*.{ts,tsx}"],
        ignores: ["src/**/*.test.{ts,tsx}"],
        plugins: { boundaries },
        settings: {
            "boundaries/elements": Object.keys(layers).map((type) =>
                ownParts.has(type) ? { type, pattern: `src/${type}/*`, capture: ["part"] } : { type, pattern: `src/${type}` },
            ),
            "import/resolver": { node: { extensions: [".ts", ".tsx", ".json"] } },
        },
        rules: {
            "boundaries/dependencies": [
                "error",
                {
                    default: "disallow",
                    policies: Object.entries(layers).map(([from, allowed]) => ({
                        from: { element: { type: from } },
                        allow: [...allowed.map(anyOf), ...(ownParts.has(from) ? [samePart(from)] : [])],
                    })),
                },
            ],
            "no-restricted-syntax": ["error", { selector: "ExportDefaultDeclaration", message: "Named exports only." }],
        },
    },
);
