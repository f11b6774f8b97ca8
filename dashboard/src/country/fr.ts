import { lazy } from "react";
import type { Country } from "./country";

export const country: Country = {
    code: "fr",
    locales: ["fr"],
    calendar: "iso",
    ownPlace: "FR",
    messages: async () => {
        const [core, administration, charts] = await Promise.all([
            import("../i18n/core/fr.json"),
            import("../i18n/administration/fr.json"),
            import("../i18n/charts/fr.json"),
        ]);
        return { ...core.default, ...administration.default, ...charts.default };
    },
    FanChart: lazy(async () => ({ default: (await import("../charts/fan-chart/fan-chart")).FanChart })),
    SkillFigures: lazy(async () => ({ default: (await import("../charts/skill-figures/skill-figures")).SkillFigures })),
    AboutExtra: null,
    administration: null,
};
