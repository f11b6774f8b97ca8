import { Link } from "react-router";
import { useObservations } from "../../api/observations";
import { useAllForecasts } from "../../api/rounds";
import type { Place, Profile, Round } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { useValues } from "../../i18n/values";
import { plusDays, weekOf } from "../../lib/epi-week";
import type { Cell } from "../../lib/csv";
import { forecastsPath } from "../../lib/paths";
import { intervalOf } from "../../lib/quantiles";
import { CsvButtons } from "../../ui/csv-buttons";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { SelectField } from "../../ui/select-field";
import { forecastDates, lastReported, placeRows, type PlaceRow } from "./all-places-rows";
import { AllPlacesTable } from "./all-places-table";
import { HubFileButton } from "./downloads";
import { Provenance } from "./provenance";
import { Refusals } from "./refusals";
import type { Selection } from "./use-selection";

interface AllPlacesProps {
    profile: Profile;
    places: Place[];
    round: Round;
    model: string;
    selection: Selection;
}

export function AllPlaces({ profile, places, round, model, selection }: AllPlacesProps) {
    const t = useText();
    const formats = useFormats();
    const values = useValues(profile.unit);
    const forecasts = useAllForecasts(String(round.id), model);
    const observations = useObservations({ profile: profile.id, asOf: round.asOf, from: plusDays(round.referenceDate, -70) });
    const failure = forecasts.error ?? observations.error;
    if (failure)
        return <Failure problem={failure} retry={() => void Promise.all([forecasts.refetch(), observations.refetch()])} />;
    if (!forecasts.data || !observations.data) return <Loading />;
    const reported = observations.data.observations;
    const newest =
        [...lastReported(reported).values()]
            .map(({ targetEndDate }) => targetEndDate)
            .sort()
            .at(-1) ?? "";
    const dates = forecastDates(forecasts.data);
    const date =
        dates.find((known) => known === selection.query.get("week")) ?? dates.find((known) => known > newest) ?? dates[0];
    if (!date) return <p className="notice warn">{t("forecast.empty")}</p>;
    const rows = placeRows(places, forecasts.data, reported, date);
    const weekText = (day: string) =>
        t("forecast.weekOption", { week: formats.week(weekOf(day, profile.calendar)), date: formats.date(day) });
    const link = (row: PlaceRow) => (
        <Link
            to={forecastsPath(profile.id, row.place.code, { round: selection.wantedRound, model: selection.query.get("model") })}
        >
            {row.place.name}
        </Link>
    );
    const csv = (): Cell[][] => [
        [
            t("column.code"),
            t("common.place"),
            t("column.weekEnding"),
            t("column.lastObserved"),
            t("column.median"),
            t("column.lower", { level: 80 }),
            t("column.upper", { level: 80 }),
            t("column.rise"),
            t("forecast.model"),
            t("provenance.asOf"),
            t("column.note"),
        ],
        ...rows.map(({ place, last, point, probabilityOfRise }): Cell[] => [
            ...[place.code, place.name, date, last?.value ?? null, point?.median ?? null],
            ...(point ? [intervalOf(point, 80).lower, intervalOf(point, 80).upper] : [null, null]),
            ...[probabilityOfRise, model, round.asOf, profile.synthetic ? t("synthetic.export") : ""],
        ]),
    ];
    return (
        <>
            <section className="panel">
                <div className="toolbar">
                    <SelectField
                        label={t("forecast.week")}
                        value={date}
                        options={dates.map((day) => ({ value: day, label: weekText(day) }))}
                        onChange={(week) => selection.change({ week })}
                    />
                </div>
                <AllPlacesTable
                    profile={profile}
                    rows={rows}
                    values={values}
                    caption={t("forecast.allCaption", { week: weekText(date), count: rows.length })}
                    link={link}
                    selection={selection}
                />
                <div className="actions">
                    <CsvButtons
                        name={`${round.referenceDate}-${profile.id}-${model}-${date}${profile.synthetic ? "-synthetic" : ""}`}
                        rows={csv}
                    />
                    <HubFileButton round={round} model={model} />
                </div>
            </section>
            <Refusals round={round} places={places} model={model} />
            <Provenance round={round} model={model} />
        </>
    );
}
