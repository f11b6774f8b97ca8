import { useObservations } from "../../api/observations";
import { useForecast } from "../../api/rounds";
import { useStartPlace } from "../../api/scope";
import type { Profile, Round } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { useValues } from "../../i18n/values";
import { plusDays, weekOf } from "../../lib/epi-week";
import { narrate } from "../../lib/narrative";
import { observedPoints } from "../../api/observed-points";

/** The country's newest forecast of one profile in two sentences. */
export function LatestForecast({ profile, round }: { profile: Profile; round: Round }) {
    const t = useText();
    const formats = useFormats();
    const values = useValues(profile.unit);
    const place = useStartPlace();
    const model = round.models.find((name) => /ensemble/i.test(name)) ?? round.models.at(-1);
    const forecast = useForecast(String(round.id), model, place);
    const from = plusDays(round.referenceDate, -70);
    const observed = useObservations({ profile: profile.id, place, asOf: round.asOf, from });
    if (!forecast.data || !observed.data) return null;
    const narrative = narrate(
        observedPoints(observed.data.observations, round.asOf),
        [...forecast.data.forecasts].sort((a, b) => a.targetEndDate.localeCompare(b.targetEndDate)),
    );
    if (!narrative) return null;
    return (
        <p>
            {t(`summary.direction.${narrative.direction}`)}{" "}
            {t("summary.range", {
                week: formats.week(weekOf(narrative.ends, profile.calendar)),
                date: formats.date(narrative.ends),
                median: values.withUnit(narrative.median),
                lower: values.bare(narrative.lower),
                upper: values.withUnit(narrative.upper),
            })}
        </p>
    );
}
