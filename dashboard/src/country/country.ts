import type { ComponentType, LazyExoticComponent } from "react";
import type { FanChartProps } from "../lib/fan-chart-props";
import type { SkillFiguresProps } from "../lib/skill-figures-props";
import type { Calendar } from "../lib/epi-week";
import type { Locale } from "../lib/locale";

export type Messages = Record<string, string>;

/** What one country's dashboard is: decided when its bundle is built, not when it runs. */
export interface Country {
    code: "us" | "fr" | "ch";
    locales: readonly [Locale, ...Locale[]];
    calendar: Calendar;
    ownPlace: string;
    messages: (locale: Locale) => Promise<Messages>;
    FanChart: LazyExoticComponent<ComponentType<FanChartProps>> | null;
    SkillFigures: LazyExoticComponent<ComponentType<SkillFiguresProps>> | null;
    AboutExtra: LazyExoticComponent<ComponentType> | null;
}
