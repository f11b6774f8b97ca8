type Query = Record<string, string | null | undefined>;

function withQuery(path: string, query: Query): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value) parameters.set(name, value);
    const text = parameters.toString();
    return text ? `${path}?${text}` : path;
}

export function forecastsPath(profile: string, place?: string | null, query: Query = {}): string {
    const path = place ? `/forecasts/${profile}/${encodeURIComponent(place)}` : `/forecasts/${profile}`;
    return withQuery(path, query);
}

export function dataPath(profile: string, place?: string | null, query: Query = {}): string {
    return withQuery(place ? `/data/${profile}/${encodeURIComponent(place)}` : `/data/${profile}`, query);
}

export function revisionsPath(profile?: string, query: Query = {}): string {
    return withQuery(profile ? `/revisions/${profile}` : "/revisions", query);
}

export function roundsPath(job?: string, query: Query = {}): string {
    return withQuery(job ? `/rounds/${job}` : "/rounds", query);
}

export function importsPath(id?: string): string {
    return id ? `/imports/${id}` : "/imports";
}

export function scoresPath(profile?: string, query: Query = {}): string {
    return withQuery(profile ? `/scores/${profile}` : "/scores", query);
}

export function exclusionsPath(profile?: string, query: Query = {}): string {
    return withQuery(profile ? `/exclusions/${profile}` : "/exclusions", query);
}
