import type { ComponentType, LazyExoticComponent } from "react";
import type { FanChartProps } from "../lib/fan-chart-props";
import type { SkillFiguresProps } from "../lib/skill-figures-props";
import type { Calendar } from "../lib/epi-week";
import type { MessageId } from "../i18n/text";
import type { Locale } from "../lib/locale";

export type Messages = Record<string, string>;

/** A page of administration that only this country has. */
export interface CountryAdministration {
    path: string;
    label: MessageId;
    lead: MessageId;
    Panel: LazyExoticComponent<ComponentType>;
}

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
    administration: CountryAdministration | null;
}
