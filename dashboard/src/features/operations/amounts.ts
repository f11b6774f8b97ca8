import { useFormats, useText } from "../../i18n/text";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

export function secondsBetween(from: string, to: string): number {
    return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}

/** How sizes and times are written for people who want the order of magnitude. */
export function useAmounts() {
    const t = useText();
    const formats = useFormats();
    return {
        bytes: (bytes: number) => {
            const mega = bytes / 1_000_000;
            return mega < 1000
                ? t("operations.megabytes", { amount: formats.number(mega, mega < 10 ? 1 : 0) })
                : t("operations.gigabytes", { amount: formats.number(mega / 1000, 1) });
        },
        time: (seconds: number) => {
            if (seconds < 2 * minute) return t("operations.seconds", { amount: formats.number(seconds, seconds < 10 ? 1 : 0) });
            if (seconds < 2 * hour) return t("operations.minutes", { amount: formats.number(Math.round(seconds / minute)) });
            if (seconds < 2 * day) return t("operations.hours", { amount: formats.number(Math.round(seconds / hour)) });
            return t("sources.days", { days: Math.round(seconds / day) });
        },
    };
}
