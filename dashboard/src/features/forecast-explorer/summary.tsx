import type { Profile } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { useValues } from "../../i18n/values";
import { weekOf } from "../../lib/epi-week";
import type { Narrative } from "../../lib/narrative";

interface SummaryProps {
    narrative: Narrative;
    place: string;
    profile: Profile;
}

/** The forecast in words: level, direction, probability, range and how sure it is. */
export function Summary({ narrative, place, profile }: SummaryProps) {
    const t = useText();
    const formats = useFormats();
    const values = useValues(profile.unit);
    const { last, ends } = narrative;
    const week = (date: string) => formats.week(weekOf(date, profile.calendar));
    return (
        <div className="summary">
            <p>
                {t("summary.last", {
                    place,
                    week: week(last.date),
                    date: formats.date(last.date),
                    value: values.withUnit(last.value),
                })}{" "}
                {last.provisional && <strong>{t("summary.provisional")}</strong>}{" "}
                {narrative.comparedWeeks >= 10 &&
                    t("summary.level", { lower: narrative.lowerWeeks, weeks: narrative.comparedWeeks })}{" "}
                {narrative.comparedWeeks >= 40 &&
                    narrative.peakShare !== null &&
                    t("summary.peak", { share: formats.percent(narrative.peakShare) })}
            </p>
            <p>
                {t(`summary.direction.${narrative.direction}`)}{" "}
                {t("summary.probability", {
                    week: week(ends),
                    probability: formats.percent(narrative.probabilityOfRise),
                    value: values.withUnit(last.value),
                })}
            </p>
            <p>
                {t("summary.range", {
                    week: week(ends),
                    date: formats.date(ends),
                    median: values.withUnit(narrative.median),
                    lower: values.bare(narrative.lower),
                    upper: values.withUnit(narrative.upper),
                })}{" "}
                {t(`summary.width.${narrative.width}`)}
            </p>
        </div>
    );
}
