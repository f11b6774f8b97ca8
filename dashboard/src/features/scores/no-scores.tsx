import { Link } from "react-router";
import type { Profile, Scores } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { importsPath, roundsPath, scoresPath } from "../../lib/paths";

/** Why there is nothing to see yet, and what will change that. */
export function NoScores({ profile, scores, filtered }: { profile: Profile; scores: Scores; filtered: boolean }) {
    const t = useText();
    const formats = useFormats();
    if (scores.pending) return null;
    if (filtered)
        return (
            <div className="notice">
                <p>{t("scores.noneHere")}</p>
                <Link className="button" to={scoresPath(profile.id)}>
                    {t("scores.showAll")}
                </Link>
            </div>
        );
    const next = scores.nextTargetEndDate;
    const [text, label, to] = !profile.lastTargetEndDate
        ? [t("forecast.noDataHelp"), t("forecast.toImports"), importsPath()]
        : next
          ? [t("scores.whenScored", { date: formats.date(next) }), t("forecast.toImports"), importsPath()]
          : [t("scores.noRound"), t("forecast.toRounds"), roundsPath(undefined, { profile: profile.id })];
    return (
        <div className="notice">
            <p className="notice-title">{t("scores.none")}</p>
            <p>{text}</p>
            <Link className="button primary" to={to}>
                {label}
            </Link>
        </div>
    );
}
