/** The rule about small cells and the sources it holds for. */
export const smallCells = {
    rules: [
        {
            indicator: "hospital-admissions",
            threshold: 11,
            countryTotals: true,
            hidden: 42,
            decidedBy: null,
            decidedAt: null,
        },
    ],
    sources: [
        {
            name: "hub target data",
            synthetic: false,
            alreadyPublic: true,
            reason: "target data that forecast hubs publish",
            decidedBy: "system",
            decidedAt: "2026-11-01T08:00:00Z",
        },
        {
            name: "own notifications",
            synthetic: false,
            alreadyPublic: false,
            reason: null,
            decidedBy: null,
            decidedAt: null,
        },
    ],
};
