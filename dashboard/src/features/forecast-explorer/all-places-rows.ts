import type { Observation, Place, PlaceForecast } from "../../api/types";
import type { ForecastPoint } from "../../lib/fan-chart-props";
import { directionOf, type Direction } from "../../lib/narrative";
import { pointOf, probabilityAbove } from "../../lib/quantiles";

export interface PlaceRow {
    place: Place;
    last: Observation | null;
    /** Why a week later than the last one must not be used. */
    excluded: string | null;
    point: ForecastPoint | null;
    change: number | null;
    probabilityOfRise: number | null;
    direction: Direction | null;
}

function newestOf(observations: Observation[]): Map<string, Observation> {
    const newest = new Map<string, Observation>();
    for (const observation of observations) {
        const known = newest.get(observation.place);
        if (!known || known.targetEndDate < observation.targetEndDate) newest.set(observation.place, observation);
    }
    return newest;
}

/** The newest value of each place that may be used. */
export function lastReported(observations: Observation[]): Map<string, Observation> {
    return newestOf(observations.filter(({ value, excluded }) => value !== null && !excluded));
}

/** One row a place that has data or a forecast, for one forecast week. */
export function placeRows(places: Place[], forecasts: PlaceForecast[], observations: Observation[], date: string): PlaceRow[] {
    const last = lastReported(observations);
    const marked = newestOf(observations.filter(({ excluded }) => excluded));
    const byPlace = new Map(forecasts.map((forecast) => [forecast.place, forecast]));
    return places
        .filter(({ code }) => last.has(code) || byPlace.has(code))
        .map((place) => {
            const reported = last.get(place.code) ?? null;
            const forecast = byPlace.get(place.code)?.forecasts.find(({ targetEndDate }) => targetEndDate === date);
            const value = reported?.value ?? null;
            const probability = forecast && value !== null ? probabilityAbove(forecast.quantiles, value) : null;
            const point = forecast ? pointOf(forecast) : null;
            const mark = marked.get(place.code);
            return {
                place,
                last: reported,
                excluded: mark && mark.targetEndDate > (reported?.targetEndDate ?? "") ? (mark.excluded ?? null) : null,
                point,
                change: point && value !== null && value !== 0 ? point.median / value - 1 : null,
                probabilityOfRise: probability,
                direction: probability === null ? null : directionOf(probability),
            };
        });
}

/** The weeks that any place is forecast for, earliest first. */
export function forecastDates(forecasts: PlaceForecast[]): string[] {
    return [...new Set(forecasts.flatMap((forecast) => forecast.forecasts.map(({ targetEndDate }) => targetEndDate)))].sort();
}
