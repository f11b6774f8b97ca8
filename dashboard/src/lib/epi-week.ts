export type Calendar = "mmwr" | "iso";

export interface EpiWeek {
    year: number;
    week: number;
}

const DAY = 86_400_000;

export function dayNumber(date: string): number {
    return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY);
}

export function dateOfDay(day: number): string {
    return new Date(day * DAY).toISOString().slice(0, 10);
}

export function plusDays(date: string, days: number): string {
    return dateOfDay(dayNumber(date) + days);
}

export function daysBetween(from: string, to: string): number {
    return dayNumber(to) - dayNumber(from);
}

/** The week a date falls in: MMWR weeks start on Sunday, ISO weeks on Monday; both belong to the year of their fourth day. */
export function weekOf(date: string, calendar: Calendar): EpiWeek {
    const day = dayNumber(date);
    const sinceSunday = (((day + 4) % 7) + 7) % 7;
    const sinceStart = calendar === "mmwr" ? sinceSunday : (sinceSunday + 6) % 7;
    const middle = day - sinceStart + 3;
    const year = new Date(middle * DAY).getUTCFullYear();
    const firstDay = Math.round(Date.UTC(year, 0, 1) / DAY);
    return { year, week: Math.floor((middle - firstDay) / 7) + 1 };
}
