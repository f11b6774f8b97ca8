import { Suspense } from "react";
import { country } from "#country";
import { useObservations } from "../../api/observations";
import { useForecast } from "../../api/rounds";
import type { Place, Profile, Round } from "../../api/types";
import { useNames } from "../../i18n/names";
import { useText } from "../../i18n/text";
import { useValues } from "../../i18n/values";
import { plusDays } from "../../lib/epi-week";
import { narrate } from "../../lib/narrative";
import { pointOf } from "../../lib/quantiles";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { SelectField } from "../../ui/select-field";
import { SuppressedNote } from "../../ui/suppressed-note";
import { Downloads } from "./downloads";
import { ForecastTable } from "./forecast-table";
import { observedPoints, reportedSince } from "../../api/observed-points";
import { ModelComparison } from "./model-comparison";
import { Provenance } from "./provenance";
import { Summary } from "./summary";
import { WhyThisForecast } from "./why-this-forecast";
import type { Selection } from "./use-selection";

interface PlaceForecastViewProps {
    profile: Profile;
    place: Place;
    round: Round;
    model: string;
    selection: Selection;
}

const histories = [26, 52, 104];

export function PlaceForecastView({ profile, place, round, model, selection }: PlaceForecastViewProps) {
    const t = useText();
    const names = useNames();
    const values = useValues(profile.unit);
    const weeks = histories.find((count) => String(count) === selection.query.get("weeks")) ?? 26;
    const forecast = useForecast(String(round.id), model, place.code);
    const from = plusDays(round.referenceDate, -7 * 112);
    const asOf = useObservations({ profile: profile.id, place: place.code, asOf: round.asOf, from });
    const latest = useObservations({ profile: profile.id, place: place.code, from });
    const other = useForecast(String(round.id), selection.compared ?? undefined, place.code);
    const failure = forecast.error ?? asOf.error ?? other.error;
    if (failure) return <Failure problem={failure} retry={() => void Promise.all([forecast.refetch(), asOf.refetch()])} />;
    if (!forecast.data || !asOf.data) return <Loading />;
    const forecasts = [...forecast.data.forecasts].sort((a, b) => a.targetEndDate.localeCompare(b.targetEndDate));
    const refusal = round.refusals.find((refused) => refused.place === place.code && refused.model === model);
    const observed = observedPoints(asOf.data.observations, round.asOf);
    const shown = observed.slice(-weeks);
    const later = reportedSince(observed, latest.data?.observations ?? [], shown[0]?.date ?? from);
    const points = forecasts.map(pointOf);
    const otherPoints = [...(other.data?.forecasts ?? [])]
        .sort((a, b) => a.targetEndDate.localeCompare(b.targetEndDate))
        .map(pointOf);
    const narrative = narrate(observed, forecasts);
    const FanChart = country.FanChart;
    if (points.length === 0) {
        return (
            <div className="notice warn">
                <p className="notice-title">{t("forecast.refused", { place: place.name })}</p>
                <p>{refusal ? names.reason(refusal.reason) : t("forecast.refusedUnknown")}</p>
            </div>
        );
    }
    return (
        <>
            <div className={FanChart ? "place-forecast with-figure" : "place-forecast"}>
                {narrative && (
                    <section className="panel" aria-labelledby="summary-title">
                        <h2 id="summary-title">{t("summary.title")}</h2>
                        <Summary narrative={narrative} place={place.name} profile={profile} />
                    </section>
                )}
                {FanChart && (
                    <section className="panel">
                        <Suspense fallback={<Loading />}>
                            <FanChart
                                title={`${place.name} – ${profile.disease}, ${profile.indicator}`}
                                valueLabel={profile.unit === "count" ? profile.indicator : t(`unit.label.${profile.unit}`)}
                                calendar={profile.calendar}
                                unit={profile.unit}
                                observed={shown}
                                later={later}
                                forecast={points}
                                compared={
                                    selection.compared && otherPoints.length > 0
                                        ? { name: names.model(selection.compared), forecast: otherPoints }
                                        : null
                                }
                                synthetic={round.synthetic}
                                file={{ round: String(round.id), place: place.code, model }}
                            />
                        </Suspense>
                        <div className="toolbar">
                            <SelectField
                                label={t("forecast.history")}
                                value={String(weeks)}
                                options={histories.map((count) => ({
                                    value: String(count),
                                    label: t("forecast.historyWeeks", { count }),
                                }))}
                                onChange={(count) => selection.change({ weeks: count === "26" ? null : count })}
                            />
                        </div>
                    </section>
                )}
            </div>
            <section className="panel">
                <h2>{t("forecast.table")}</h2>
                <ForecastTable profile={profile} points={points} observed={observed.slice(-8)} later={later} values={values} />
                <SuppressedNote observations={shown} />
                <Downloads profile={profile} place={place} round={round} model={model} points={points} observed={shown} />
            </section>
            {selection.compared && other.data && (
                <ModelComparison
                    profile={profile}
                    names={[names.model(model), names.model(selection.compared)]}
                    points={points}
                    others={otherPoints}
                    values={values}
                />
            )}
            <WhyThisForecast profile={profile} place={place} round={round} model={model} />
            <Provenance round={round} model={model} />
        </>
    );
}
