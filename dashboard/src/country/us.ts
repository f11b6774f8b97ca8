import { lazy } from "react";
import type { Country } from "./country";

export const country: Country = {
    code: "us",
    locales: ["en"],
    calendar: "mmwr",
    ownPlace: "US",
    messages: async () => {
        const [core, administration, charts, partner] = await Promise.all([
            import("../i18n/core/en.json"),
            import("../i18n/administration/en.json"),
            import("../i18n/charts/en.json"),
            import("../i18n/partner/en.json"),
        ]);
        return { ...core.default, ...administration.default, ...charts.default, ...partner.default };
    },
    FanChart: lazy(async () => ({ default: (await import("../charts/fan-chart/fan-chart")).FanChart })),
    SkillFigures: lazy(async () => ({ default: (await import("../charts/skill-figures/skill-figures")).SkillFigures })),
    AboutExtra: lazy(async () => ({ default: (await import("./partner-section")).PartnerSection })),
    administration: {
        path: "/administration/clients",
        label: "clients.title",
        lead: "clients.lead",
        Panel: lazy(async () => ({ default: (await import("../features/clients/clients-page")).ClientsPanel })),
    },
};
