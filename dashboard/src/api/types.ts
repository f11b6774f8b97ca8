import type { Calendar } from "../lib/epi-week";
import type { Finding } from "./findings";
import type { StratumRoles } from "./strata";

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
    synthetic: boolean | null;
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
    /** Why there is no value; `suppressed` is neither zero nor missing. */
    reason?: string | null;
    knownFrom: string;
    /** Why people say that the value must not be used. */
    excluded?: string | null;
}

export interface Observations {
    profile: string;
    asOf: string | null;
    observations: Observation[];
}

/** A period of a place that people have marked as not to be used. */
export interface Exclusion {
    id: number;
    place: string;
    from: string;
    to: string;
    reason: string;
    author: string;
    createdAt: string;
    liftedAt: string | null;
    liftedBy: string | null;
}

/** What one source has brought for one profile. */
export interface Source {
    name: string;
    profile: string;
    synthetic: boolean;
    places: number;
    lastTargetEndDate: string;
    lastAsOf: string;
    typicalDelayDays: number | null;
    lastImport: number;
    lastImportedAt: string | null;
}

/** What became of a received file; refused ones are quarantined. */
export type ImportState = "received" | "reading" | "accepted" | "quarantined" | "cancelled" | "withdrawn";

export type JobState = "queued" | "running" | "succeeded" | "failed" | "cancelled";

/** A column of values and what it counts. */
export interface ValueColumn {
    column: string;
    profile: string;
    factor?: number | null;
}

/** What the columns of a source's files mean. */
export interface Layout extends StratumRoles {
    date: string | null;
    days: string | null;
    place: string | null;
    onlyPlace: string | null;
    asOf: string | null;
    values: ValueColumn[] | null;
    places: Record<string, string> | null;
    missing: string[] | null;
    only: Record<string, string[]> | null;
}

export interface Mapping {
    id: number;
    source: string;
    header: string[];
    signature: string;
    layout: Layout;
    changedBy: string;
    changedAt: string;
}

/** The first rows of a file that has not been kept. */
export interface Preview {
    columns: string[];
    rows: string[][];
    sheets: string[];
    recognised: boolean;
    source: string | null;
    layout: Layout | null;
    checked: number;
    findings: Finding[];
}

export interface ImportRun {
    id: number;
    fileName: string;
    profile: string | null;
    source?: string | null;
    state: ImportState;
    rows: number | null;
    changes: number | null;
    unchanged: number | null;
    receivedAt: string;
    startedAt: string | null;
    finishedAt: string | null;
    importedBy: string | null;
    findings: Finding[];
}

export interface Refusal {
    model: string;
    place: string;
    reason: string;
    detail: string | null;
}

export interface Member {
    model: string;
    succeeded: boolean;
    reason: string | null;
    detail: string | null;
}

export interface Round {
    id: number;
    profile: string;
    referenceDate: string;
    asOf: string;
    state: JobState;
    models: string[];
    places: number;
    startedAt: string | null;
    finishedAt: string | null;
    seed: number;
    codeVersion: string;
    synthetic: boolean;
    job: string | null;
    members: Member[];
    refusals: Refusal[];
}

export interface Forecast {
    horizon: number;
    targetEndDate: string;
    quantiles: Record<string, number>;
}

export interface PlaceForecast {
    round: string | number;
    place: string;
    model: string;
    forecasts: Forecast[];
}

export interface Explanation {
    horizon: number;
    /** Features or members with what each adds, the strongest first. */
    parts: { name: string; value: number }[];
}

export interface Score {
    /** Horizon, place or reference date where the scores are divided by it. */
    part: string | null;
    rank: number;
    model: string;
    forecasts: number;
    wis: number;
    dispersion: number;
    overprediction: number;
    underprediction: number;
    absoluteError: number;
    crps: number;
    bias: number;
    coverage50: number;
    coverage80: number;
    coverage95: number;
    relativeToBaseline: number | null;
    pairwiseToBaseline: number | null;
    commonWithBaseline: number;
    relativeToEnsemble: number | null;
    pairwiseToEnsemble: number | null;
    commonWithEnsemble: number;
}

export interface Scores {
    profile: string;
    pending: boolean;
    truthAsOf: string | null;
    scoredAt: string | null;
    /** End of the first forecast week that is not known yet. */
    nextTargetEndDate: string | null;
    rounds: number;
    /** Rounds that were run more than a week after their reference date. */
    replayed: number;
    from: string | null;
    to: string | null;
    scores: Score[];
}

export interface Job {
    id: string;
    kind: "import" | "feed" | "round" | "scores";
    state: JobState;
    done: number;
    total: number;
    step: string | null;
    log: { at: string; text: string }[];
    /** Address of what came out, such as `/v1/rounds/7`. */
    result: string | null;
    problem: string | null;
}
