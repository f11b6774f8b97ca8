const browsers: [string, RegExp][] = [
    ["Edge", /\bEdgA?\//],
    ["Opera", /\bOPR\//],
    ["Firefox", /\bFirefox\//],
    ["Chrome", /Chrom(?:e|ium)\//],
    ["Safari", /\bSafari\//],
];
const systems: [string, RegExp][] = [
    ["Android", /Android/],
    ["iOS", /iPhone|iPad/],
    ["Windows", /Windows/],
    ["macOS", /Mac OS X|Macintosh/],
    ["Linux", /Linux/],
];

const first = (names: [string, RegExp][], agent: string) => names.find(([, pattern]) => pattern.test(agent))?.[0];

/** Browser and system as people know them; null where the browser does not say. */
export function browserName(agent: string): string | null {
    const name = [first(browsers, agent), first(systems, agent)].filter(Boolean).join(", ");
    return name || null;
}
