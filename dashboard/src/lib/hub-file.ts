export interface HubForecast {
    horizon: number;
    targetEndDate: string;
    quantiles: Record<string, number>;
}

function fieldsOf(line: string): string[] {
    return line.split(",").map((field) => field.replace(/^"(.*)"$/, "$1"));
}

/** The quantile forecasts of a hub file, by location and in order of their dates. */
export function readHubFile(text: string): Map<string, HubForecast[]> {
    const [head = "", ...lines] = text.replace(/^\uFEFF/, "").split(/\r?\n/);
    const names = fieldsOf(head);
    const at = (name: string) => names.indexOf(name);
    const [location, horizon, date, type, level, value] = [
        at("location"),
        at("horizon"),
        at("target_end_date"),
        at("output_type"),
        at("output_type_id"),
        at("value"),
    ] as const;
    const places = new Map<string, Map<string, HubForecast>>();
    for (const line of lines) {
        const fields = fieldsOf(line);
        const place = fields[location];
        const targetEndDate = fields[date];
        if (!place || !targetEndDate || fields[type] !== "quantile") continue;
        const forecasts = places.get(place) ?? new Map<string, HubForecast>();
        places.set(place, forecasts);
        const forecast = forecasts.get(targetEndDate) ?? { horizon: Number(fields[horizon]), targetEndDate, quantiles: {} };
        forecasts.set(targetEndDate, forecast);
        forecast.quantiles[fields[level] ?? ""] = Number(fields[value]);
    }
    const inOrder = (forecasts: Map<string, HubForecast>) =>
        [...forecasts.values()].sort((a, b) => a.targetEndDate.localeCompare(b.targetEndDate));
    return new Map([...places].map(([place, forecasts]) => [place, inOrder(forecasts)]));
}
