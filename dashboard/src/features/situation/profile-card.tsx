import { Link } from "react-router";
import { country } from "#country";
import { isForecast } from "../../api/profiles";
import { newestUsable, useRounds } from "../../api/rounds";
import type { Profile } from "../../api/types";
import { useStartPlace } from "../../api/scope";
import { useFormats, useText } from "../../i18n/text";
import { daysBetween, weekOf } from "../../lib/epi-week";
import { dataPath, forecastsPath, roundsPath } from "../../lib/paths";
import { LatestForecast } from "./latest-forecast";

const staleAfterDays = 10;

function today(): string {
    return new Date().toISOString().slice(0, 10);
}

function DataAge({ asOf }: { asOf: string }) {
    const t = useText();
    const formats = useFormats();
    const days = Math.max(0, daysBetween(asOf, today()));
    return (
        <>
            {formats.date(asOf)}{" "}
            <span className={days > staleAfterDays ? "tag warn" : "tag good"}>{t("situation.age", { days })}</span>
        </>
    );
}

export function ProfileCard({ profile }: { profile: Profile }) {
    const t = useText();
    const formats = useFormats();
    const place = useStartPlace();
    const rounds = useRounds(profile.lastTargetEndDate && isForecast(profile) ? profile.id : undefined);
    const round = newestUsable(rounds.data);
    const week = (date: string) => formats.week(weekOf(date, profile.calendar));
    return (
        <article className="panel card">
            <h2>{profile.disease}</h2>
            <p className="quiet">{profile.indicator}</p>
            {profile.lastTargetEndDate && profile.lastAsOf ? (
                <>
                    <dl className="facts">
                        <dt>{t("situation.lastWeek")}</dt>
                        <dd>
                            {week(profile.lastTargetEndDate)} ({formats.date(profile.lastTargetEndDate)})
                        </dd>
                        <dt>{t("situation.asOf")}</dt>
                        <dd>
                            <DataAge asOf={profile.lastAsOf} />
                        </dd>
                        <dt>{t("situation.places")}</dt>
                        <dd>{formats.number(profile.places)}</dd>
                        {profile.sources.length > 0 && (
                            <>
                                <dt>{t("situation.sources")}</dt>
                                <dd>{profile.sources.join(", ")}</dd>
                            </>
                        )}
                        {isForecast(profile) && (
                            <>
                                <dt>{t("situation.round")}</dt>
                                <dd>
                                    {round ? formats.date(round.referenceDate) : rounds.isPending ? "…" : t("situation.noRound")}
                                </dd>
                            </>
                        )}
                    </dl>
                    {round && <LatestForecast profile={profile} round={round} />}
                    <div className="actions">
                        {round ? (
                            <>
                                <Link className="button primary" to={forecastsPath(profile.id, place)}>
                                    {t("situation.forecast", { country: t(`country.${country.code}`) })}
                                </Link>
                                <Link className="button" to={forecastsPath(profile.id)}>
                                    {t("forecast.allPlaces")}
                                </Link>
                            </>
                        ) : (
                            isForecast(profile) && (
                                <Link className="button primary" to={roundsPath(undefined, { profile: profile.id })}>
                                    {t("forecast.toRounds")}
                                </Link>
                            )
                        )}
                        <Link className="button" to={dataPath(profile.id, place)}>
                            {t("nav.data")}
                        </Link>
                    </div>
                </>
            ) : (
                <p>{t("situation.noData")}</p>
            )}
        </article>
    );
}
