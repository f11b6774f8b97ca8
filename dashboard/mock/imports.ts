import type { ImportRun, Mapping, Preview } from "../src/api/types";

export const badFile: ImportRun = {
    id: 2,
    fileName: "grippe-semaine-46.csv",
    profile: null,
    source: "simulator",
    state: "quarantined",
    rows: 1240,
    changes: 0,
    unchanged: 0,
    receivedAt: "2026-11-18T08:02:00Z",
    startedAt: "2026-11-18T08:02:00Z",
    finishedAt: "2026-11-18T08:02:01Z",
    importedBy: "Ada Example",
    findings: [
        {
            severity: "error",
            rule: "bad-date",
            ruleName: "Unreadable date",
            line: 17,
            column: "target_end_date",
            found: "2026-13-40",
            expected: "a date such as 2026-11-14",
            explanation: "This is not a date.",
            message: "This is not a date.",
        },
        {
            severity: "error",
            rule: "negative-value",
            ruleName: "Negative value",
            line: 803,
            column: "value",
            found: "-3",
            expected: "0 or more",
            explanation: "A count cannot be negative.",
            message: "A count cannot be negative.",
        },
        {
            severity: "warning",
            rule: "drop-to-zero",
            ruleName: "Drop to zero",
            line: null,
            column: null,
            found: null,
            expected: null,
            explanation: "The value is zero after weeks of many; perhaps zero was written for missing.",
            message: "The value is zero after weeks of many; perhaps zero was written for missing.",
        },
    ],
};
export const goodFile: ImportRun = {
    ...badFile,
    id: 1,
    fileName: "vintages.csv.gz",
    profile: "flusight",
    state: "accepted",
    rows: 81_204,
    changes: 80_911,
    unchanged: 293,
    findings: [],
};

export const knownColumns: Preview = {
    columns: ["target_end_date", "location", "as_of", "value"],
    rows: [["2026-11-14", "US", "2026-11-18", "1234"]],
    sheets: [],
    recognised: true,
    source: null,
    layout: null,
    checked: 1,
    findings: [],
};

export const unknownColumns: Preview = {
    ...knownColumns,
    columns: ["Week ending", "State", "Flu"],
    rows: [["11/14/2026", "Alabama", "12"]],
    recognised: false,
    checked: 0,
};

export const strata = [
    { id: "all", name: "Everybody", partOf: null, dimension: null },
    { id: "age-0-4", name: "0 to 4 years", partOf: "all", dimension: "age" },
    { id: "sex-female", name: "Female", partOf: "all", dimension: "sex" },
];

export const sourceTerms = [
    { name: "CDC NHSN", synthetic: false, official: true, licence: "Public domain", citation: null, legalBasis: null },
    { name: "State hospitals", synthetic: false, official: false, licence: null, citation: null, legalBasis: null },
];

export const savedMapping: Mapping = {
    id: 1,
    source: "State hospitals",
    header: ["Week ending", "State", "Flu"],
    signature: "5f1c",
    layout: {
        date: "Week ending",
        days: "week-end-month-first",
        place: "State",
        onlyPlace: null,
        asOf: null,
        values: [{ column: "Flu", profile: "flusight", factor: 1 }],
        places: {},
        missing: ["n/a"],
        only: {},
    },
    changedBy: "Ada Example",
    changedAt: "2026-11-18T08:02:00Z",
};
