import type { Forecast, Observation, Profile, Round } from "../src/api/types";
import { daysBetween, plusDays, weekOf } from "../src/lib/epi-week";

export const levels = [0.01, 0.025, ...Array.from({ length: 19 }, (_, index) => (index + 1) * 0.05), 0.975, 0.99];
const lastEnd: Record<string, string> = { us: "2026-11-14", fr: "2026-11-15", ch: "2026-11-15" };
export const lastAsOf = "2026-11-18";

export function profilesOf(country: string): Profile[] {
    const common = {
        places: country === "us" ? 53 : 24,
        firstTargetEndDate: "2023-10-07",
        lastTargetEndDate: lastEnd[country] ?? null,
        lastAsOf,
        synthetic: true,
        sources: ["simulator"],
    };
    const mmwr = { calendar: "mmwr", unit: "count", horizons: [-1, 0, 1, 2, 3], ...common } satisfies Partial<Profile>;
    const iso = { calendar: "iso", unit: "per_100000", horizons: [1, 2, 3, 4], ...common } satisfies Partial<Profile>;
    const admissions = "hospital-admissions";
    if (country === "us") {
        const none = {
            firstTargetEndDate: null,
            lastTargetEndDate: null,
            lastAsOf: null,
            synthetic: null,
            places: 0,
            sources: [],
        };
        return [
            { id: "flusight", disease: "influenza", indicator: admissions, ...mmwr },
            { id: "covid-hub", disease: "covid-19", indicator: admissions, ...mmwr, ...none },
        ];
    }
    return [
        { id: "respicast-ili", disease: "influenza-like-illness", indicator: "incidence", ...iso },
        { id: "respicast-ari", disease: "acute-respiratory-infection", indicator: "incidence", ...iso },
        { id: "respicast-covid", disease: "covid-19", indicator: admissions, ...iso, unit: "count" },
    ];
}

function noise(seed: string): number {
    let hash = 2166136261;
    for (const character of seed) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
    return ((hash >>> 0) % 10_000) / 10_000;
}

function level(place: string, profile: Profile): number {
    const size = 0.2 + noise(place);
    return profile.unit === "count" ? (place === "US" ? 9000 : 260 * size) : 240 * size;
}

export function valueOf(profile: Profile, place: string, date: string): number {
    const season = Math.exp(2.2 * Math.cos((2 * Math.PI * (daysBetween("2026-01-10", date) + 20 * noise(place))) / 365.25));
    const value = (level(place, profile) * season * (0.9 + 0.2 * noise(place + date))) / 4;
    return profile.unit === "count" ? Math.round(value) : Math.round(value * 10) / 10;
}

/** A place's weeks as known on a day: the newest are incomplete, and one week was never reported. */
export function observationsOf(profile: Profile, place: string, asOf: string, from: string): Observation[] {
    const observations: Observation[] = [];
    const last = profile.lastTargetEndDate ?? from;
    for (let date = last; date >= (profile.firstTargetEndDate ?? last) && date >= from; date = plusDays(date, -7)) {
        const age = daysBetween(date, asOf);
        if (age < 4) continue;
        const missing = noise(`gap${place}${date}`) > 0.985;
        const complete = age < 8 ? 0.82 : age < 15 ? 0.95 : 1;
        const { year, week } = weekOf(date, profile.calendar);
        const value = valueOf(profile, place, date) * complete;
        observations.push({
            place,
            targetEndDate: date,
            week: `${year}-W${String(week).padStart(2, "0")}`,
            value: missing ? null : profile.unit === "count" ? Math.round(value) : Math.round(value * 10) / 10,
            status: missing ? "missing" : "present",
            excluded: date >= "2026-10-24" && date <= "2026-10-25" && place.length === 2 ? "strike of the laboratories" : null,
            knownFrom: plusDays(date, complete < 1 ? 4 : 18),
        });
    }
    return observations.reverse();
}

export function roundsOf(profile: Profile): Round[] {
    if (!profile.lastTargetEndDate) return [];
    const reference = profile.calendar === "mmwr" ? "2026-11-21" : "2026-11-18";
    return [0, 1, 2, 3].map((back) => ({
        id: 900 - back * 10 + profile.id.length,
        profile: profile.id,
        referenceDate: plusDays(reference, -7 * back),
        asOf: plusDays(lastAsOf, -7 * back),
        state: back === 3 ? "failed" : "succeeded",
        models: ["baseline", "seasonal", "ensemble"],
        places: profile.places - 1,
        startedAt: `${plusDays(lastAsOf, -7 * back)}T09:30:00Z`,
        finishedAt: `${plusDays(lastAsOf, -7 * back)}T09:31:12Z`,
        seed: 20261118 + back,
        codeVersion: "0.1.0+a1b2c3d",
        synthetic: true,
        job: null,
        members: [{ model: "boosting", succeeded: false, reason: "library-missing", detail: null }],
        refusals: ["baseline", "seasonal", "ensemble"].map((model) => ({
            model,
            place: profile.calendar === "mmwr" ? "72" : "MT",
            reason: "too-short",
            detail: "10 weeks, 52 needed",
        })),
    }));
}

export function forecastsOf(profile: Profile, round: Round, place: string, model: string): Forecast[] {
    const spread = { baseline: 0.35, seasonal: 0.25 }[model] ?? 0.2;
    const last =
        observationsOf(profile, place, round.asOf, plusDays(round.asOf, -60)).at(-1)?.targetEndDate ?? round.referenceDate;
    const start = valueOf(profile, place, last);
    return [1, 2, 3, 4].map((ahead) => {
        const targetEndDate = plusDays(last, 7 * ahead);
        const median = model === "baseline" ? start : valueOf(profile, place, targetEndDate);
        const quantiles = levels.map((p) => {
            const z = 1.7 * Math.log(p / (1 - p)) * 0.33;
            const value = median * Math.exp(z * spread * Math.sqrt(ahead));
            return [String(Math.round(p * 1000) / 1000), Math.round(value * 10) / 10] as const;
        });
        const horizon = profile.calendar === "mmwr" ? daysBetween(round.referenceDate, targetEndDate) / 7 : ahead;
        return { horizon, targetEndDate, quantiles: Object.fromEntries(quantiles) };
    });
}
