import { Link, Navigate, useNavigate, useParams, useSearchParams } from "react-router";
import { usePlaces } from "../../api/profiles";
import { useStartPlace } from "../../api/scope";
import { everybody, useStrataOf, type Stratum } from "../../api/strata";
import type { Place, Profile } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { plusDays } from "../../lib/epi-week";
import { dataPath, revisionsPath } from "../../lib/paths";
import { changedQuery } from "../../lib/url-state";
import { Combobox } from "../../ui/combobox";
import { DateField } from "../../ui/date-field";
import { Failure } from "../../ui/failure";
import { OfProfile } from "../../ui/of-profile";
import { Page } from "../../ui/page";
import { SelectField } from "../../ui/select-field";
import { ObservationsTable } from "./observations-table";

interface ChoiceProps {
    profiles: Profile[];
    profile: Profile;
    places: Place[];
    place: string;
    strata: Stratum[];
    stratum: string;
    asOf: string;
    weeks: string;
    change: (changes: Record<string, string>) => void;
}

function Choice({ profiles, profile, places, place, strata, stratum, asOf, weeks, change }: ChoiceProps) {
    const t = useText();
    const formats = useFormats();
    const navigate = useNavigate();
    const [query] = useSearchParams();
    const kept = Object.fromEntries(query);
    return (
        <div className="toolbar fields" role="group" aria-label={t("forecast.selection")}>
            <SelectField
                label={t("common.profile")}
                value={profile.id}
                options={profiles.map(({ id, disease, indicator }) => ({ value: id, label: `${disease} – ${indicator}` }))}
                onChange={(id) => void navigate(dataPath(id, place, { weeks: kept["weeks"] }))}
            />
            <Combobox
                label={t("common.place")}
                value={place}
                options={places.map(({ code, name }) => ({ value: code, label: name }))}
                nothingFound={t("common.nothingFound")}
                onChange={(code) => void navigate(dataPath(profile.id, code, kept))}
            />
            {strata.length > 1 && (
                <SelectField
                    label={t("data.stratum")}
                    value={stratum}
                    options={strata.map(({ id, name }) => ({ value: id, label: name }))}
                    onChange={(id) => change({ stratum: id === everybody ? "" : id })}
                />
            )}
            <DateField
                label={t("data.asOf")}
                value={asOf}
                max={profile.lastAsOf ?? undefined}
                hint={profile.lastAsOf ? t("data.asOfHint", { date: formats.date(profile.lastAsOf) }) : undefined}
                onChange={(day) => change({ asOf: day })}
            />
            <SelectField
                label={t("data.period")}
                value={weeks}
                options={["26", "52", "104", "all"].map((count) => ({
                    value: count,
                    label: count === "all" ? t("data.everything") : t("forecast.historyWeeks", { count: Number(count) }),
                }))}
                onChange={(count) => change({ weeks: count })}
            />
        </div>
    );
}

/** What was known on a day, beside what is known now. */
function ProfileObservations({ profile, profiles, place }: { profile: Profile; profiles: Profile[]; place: string }) {
    const t = useText();
    const [query, setQuery] = useSearchParams();
    const places = usePlaces(profile.id);
    const strata = useStrataOf(profile.id, place);
    const stratum = query.get("stratum") ?? everybody;
    const asOf = query.get("asOf") ?? "";
    const weeks = query.get("weeks") ?? "52";
    const last = profile.lastTargetEndDate;
    const from = last && weeks !== "all" ? plusDays(last, -7 * (Number(weeks) - 1)) : undefined;
    const name = places.data?.find(({ code }) => code === place)?.name ?? place;
    return (
        <Page title={`${t("nav.data")} – ${name}`} lead={`${profile.disease}, ${profile.indicator}`}>
            {places.isError && <Failure problem={places.error} retry={() => void places.refetch()} />}
            <Choice
                profiles={profiles}
                profile={profile}
                places={places.data ?? []}
                place={place}
                strata={strata}
                stratum={stratum}
                asOf={asOf}
                weeks={weeks}
                change={(changes) => setQuery(changedQuery(query, changes))}
            />
            <p>
                <Link to={revisionsPath(profile.id)}>{t("revisions.link")}</Link>
            </p>
            {last ? (
                <ObservationsTable
                    profile={profile}
                    stratum={stratum === everybody ? undefined : stratum}
                    place={place}
                    name={name}
                    asOf={asOf}
                    from={from}
                />
            ) : (
                <p className="notice">{t("situation.noData")}</p>
            )}
        </Page>
    );
}

export function ObservationsPage() {
    const { place } = useParams();
    const startPlace = useStartPlace();
    const ownPlaceOf = (profile: string) => dataPath(profile, startPlace);
    return (
        <OfProfile path={ownPlaceOf}>
            {(profile, profiles) =>
                place ? (
                    <ProfileObservations profile={profile} profiles={profiles} place={place} />
                ) : (
                    <Navigate replace to={ownPlaceOf(profile.id)} />
                )
            }
        </OfProfile>
    );
}
