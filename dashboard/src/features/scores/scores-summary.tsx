import type { Profile, Score, Scores } from "../../api/types";
import { useNames } from "../../i18n/names";
import { useFormats, useText, type MessageId } from "../../i18n/text";

/** What intervals did in past rounds, as one of four verdicts. */
function widthOf({ coverage50, coverage95 }: Score): MessageId {
    if (coverage95 < 0.9 || coverage50 < 0.38) return "scores.width.narrow";
    if (coverage50 > 0.62) return "scores.width.wide";
    return "scores.width.right";
}

function leanOf({ bias }: Score): MessageId | null {
    if (bias > 0.15) return "scores.lean.high";
    if (bias < -0.15) return "scores.lean.low";
    return null;
}

/** The table in sentences: which model did best, whether its intervals kept their word, and what this rests on. */
export function ScoresSummary({ profile, scores }: { profile: Profile; scores: Scores }) {
    const t = useText();
    const formats = useFormats();
    const names = useNames();
    const best = [...scores.scores].sort((a, b) => a.rank - b.rank)[0];
    if (!best || !scores.from || !scores.to || !scores.truthAsOf) return null;
    const ratio = best.pairwiseToBaseline;
    const lean = leanOf(best);
    return (
        <section className="panel" aria-labelledby="scores-words">
            <h2 id="scores-words">{t("summary.title")}</h2>
            <p>
                {best.model === "baseline"
                    ? t("scores.bestBaseline", { count: best.forecasts })
                    : t("scores.best", {
                          model: names.model(best.model),
                          ratio: ratio === null ? "–" : formats.number(ratio, 2),
                          baseline: names.model("baseline"),
                          count: best.commonWithBaseline,
                      })}
            </p>
            <p>
                {t("scores.kept", { share50: formats.percent(best.coverage50), share95: formats.percent(best.coverage95) })}{" "}
                {t(widthOf(best))} {lean && t(lean)}
            </p>
            <p className="quiet">
                {t("scores.basis", {
                    rounds: scores.rounds,
                    from: formats.date(scores.from),
                    to: formats.date(scores.to),
                    asOf: formats.date(scores.truthAsOf),
                })}{" "}
                {scores.replayed > 0 && t("scores.replayed", { count: scores.replayed })}{" "}
                {profile.synthetic && t("synthetic.banner")}
            </p>
        </section>
    );
}
