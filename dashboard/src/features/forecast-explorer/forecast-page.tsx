import { Link, Navigate } from "react-router";
import { useText } from "../../i18n/text";
import { forecastsPath, importsPath, roundsPath } from "../../lib/paths";
import { Failure } from "../../ui/failure";
import { FailurePage } from "../../ui/failure-page";
import { Loading } from "../../ui/loading";
import { Page } from "../../ui/page";
import { AllPlaces } from "./all-places";
import { ForecastToolbar } from "./forecast-toolbar";
import { PlaceForecastView } from "./place-forecast-view";
import { useSelection, type Selection } from "./use-selection";

function NoForecasts({ selection }: { selection: Selection }) {
    const t = useText();
    const { profile, wantedRound } = selection;
    if (wantedRound) return <p className="notice warn">{t("forecast.unknownRound")}</p>;
    return profile?.lastTargetEndDate ? (
        <div className="notice">
            <p className="notice-title">{t("forecast.noRound")}</p>
            <p>{t("forecast.noRoundHelp")}</p>
            <Link className="button primary" to={roundsPath(undefined, { profile: profile.id })}>
                {t("forecast.toRounds")}
            </Link>
        </div>
    ) : (
        <div className="notice">
            <p className="notice-title">{t("forecast.noData")}</p>
            <p>{t("forecast.noDataHelp")}</p>
            <Link className="button primary" to={importsPath()}>
                {t("forecast.toImports")}
            </Link>
        </div>
    );
}

export function ForecastPage() {
    const t = useText();
    const selection = useSelection();
    const { profiles, profile, profileId, places, place, rounds, round, model } = selection;
    if (profiles.isPending) return <Loading />;
    if (profiles.isError) return <FailurePage problem={profiles.error} retry={() => void profiles.refetch()} />;
    if (!profileId) {
        const first = profiles.data.find(({ lastTargetEndDate }) => lastTargetEndDate) ?? profiles.data[0];
        return first ? <Navigate replace to={forecastsPath(first.id)} /> : null;
    }
    if (!profile)
        return (
            <Page title={t("forecast.unknownProfile")} lead={t("forecast.unknownProfileHelp")}>
                {null}
            </Page>
        );
    const shown = places.data?.find(({ code }) => code === place);
    const title = place ? (shown?.name ?? place) : t("forecast.allPlaces");
    const failure = rounds.error ?? places.error;
    return (
        <Page title={`${title} – ${profile.disease}`} lead={profile.indicator}>
            <ForecastToolbar selection={selection} />
            {failure && <Failure problem={failure} retry={() => void rounds.refetch()} />}
            {(rounds.isPending || places.isPending) && <Loading />}
            {place && places.data && !shown && <p className="notice warn">{t("forecast.unknownPlace", { place })}</p>}
            {rounds.data && !round && <NoForecasts selection={selection} />}
            {round && model && places.data && (!place || shown) && (
                <>
                    {shown ? (
                        <PlaceForecastView
                            key={`${profile.id} ${shown.code}`}
                            profile={profile}
                            place={shown}
                            round={round}
                            model={model}
                            selection={selection}
                        />
                    ) : (
                        <AllPlaces profile={profile} places={places.data} round={round} model={model} selection={selection} />
                    )}
                </>
            )}
        </Page>
    );
}
