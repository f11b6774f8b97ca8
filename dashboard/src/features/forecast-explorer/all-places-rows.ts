import type { Observation, Place, PlaceForecast } from "../../api/types";
import type { ForecastPoint } from "../../lib/fan-chart-props";
import { directionOf, type Direction } from "../../lib/narrative";
import { pointOf, probabilityAbove } from "../../lib/quantiles";

export interface PlaceRow {
    place: Place;
    last: Observation | null;
    point: ForecastPoint | null;
    change: number | null;
    probabilityOfRise: number | null;
    direction: Direction | null;
}

export function lastReported(observations: Observation[]): Map<string, Observation> {
    const last = new Map<string, Observation>();
    for (const observation of observations) {
        const known = last.get(observation.place);
        if (observation.value !== null && (!known || known.targetEndDate < observation.targetEndDate)) {
            last.set(observation.place, observation);
        }
    }
    return last;
}

/** One row a place that has data or a forecast, for one forecast week. */
export function placeRows(places: Place[], forecasts: PlaceForecast[], observations: Observation[], date: string): PlaceRow[] {
    const last = lastReported(observations);
    const byPlace = new Map(forecasts.map((forecast) => [forecast.place, forecast]));
    return places
        .filter(({ code }) => last.has(code) || byPlace.has(code))
        .map((place) => {
            const reported = last.get(place.code) ?? null;
            const forecast = byPlace.get(place.code)?.forecasts.find(({ targetEndDate }) => targetEndDate === date);
            const value = reported?.value ?? null;
            const probability = forecast && value !== null ? probabilityAbove(forecast.quantiles, value) : null;
            const point = forecast ? pointOf(forecast) : null;
            return {
                place,
                last: reported,
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
