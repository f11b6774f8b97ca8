import { useMemo } from "react";
import { useIntl } from "react-intl";
import { formatsOf, type Formats } from "../lib/format";
import type administration from "./administration/en.json";
import type charts from "./charts/en.json";
import type core from "./core/en.json";
import { useLocale } from "./locale-context";
import type partner from "./partner/en.json";

export type MessageId = keyof typeof core | keyof typeof administration | keyof typeof charts | keyof typeof partner;
export type Values = Record<string, string | number>;
export type Text = (id: MessageId, values?: Values) => string;

/** Texts in the reader's language; only known keys compile. */
export function useText(): Text {
    const intl = useIntl();
    return useMemo(() => (id, values) => intl.formatMessage({ id }, values), [intl]);
}

export function useFormats(): Formats {
    const { locale } = useLocale();
    return useMemo(() => formatsOf(locale), [locale]);
}
