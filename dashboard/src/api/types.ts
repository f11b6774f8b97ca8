import type { Calendar } from "../lib/epi-week";

export interface Profile {
    id: string;
    disease: string;
    indicator: string;
    unit: "count" | "per_100000" | "proportion";
    calendar: Calendar;
    horizons: number[];
    places: number;
    firstTargetEndDate: string | null;
    lastTargetEndDate: string | null;
    lastAsOf: string | null;
    synthetic: boolean;
    sources: string[];
}

export interface Place {
    code: string;
    name: string;
    kind: string;
    parent: string | null;
    population: number | null;
    ownCountry: boolean;
}

export interface Observation {
    place: string;
    targetEndDate: string;
    week: string;
    value: number | null;
    status: "present" | "missing";
    knownFrom: string;
}

export interface Observations {
    profile: string;
    asOf: string | null;
    observations: Observation[];
}

export type JobState = "queued" | "running" | "succeeded" | "failed" | "cancelled";

export interface Finding {
    severity: "error" | "warning" | "info";
    rule: string;
    line: number | null;
    column: string | null;
    found: string | null;
    expected: string | null;
    message: string;
}

export interface ImportRun {
    id: string;
    fileName: string;
    profile: string | null;
    state: JobState;
    rows: number;
    changes: number;
    unchanged: number;
    startedAt: string;
    finishedAt: string | null;
    importedBy: string | null;
    findings: Finding[];
}

export interface Refusal {
    place: string;
    reason: string;
    detail: string | null;
}

export interface Round {
    id: string;
    profile: string;
    referenceDate: string;
    asOf: string;
    state: JobState;
    models: string[];
    places: number;
    startedAt: string;
    finishedAt: string | null;
    seed: number;
    codeVersion: string;
    synthetic: boolean;
    refusals: Refusal[];
}

export interface Forecast {
    horizon: number;
    targetEndDate: string;
    quantiles: Record<string, number>;
}

export interface PlaceForecast {
    round: string;
    place: string;
    model: string;
    forecasts: Forecast[];
}

export interface Job {
    id: string;
    kind: "import" | "round";
    state: JobState;
    done: number;
    total: number;
    step: string | null;
    log: { at: string; text: string }[];
    result: Record<string, unknown> | null;
    problem: Record<string, unknown> | null;
}
