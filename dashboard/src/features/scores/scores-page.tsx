import { Suspense } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { country } from "#country";
import { usePlaces } from "../../api/profiles";
import { useScores } from "../../api/scores";
import type { Profile } from "../../api/types";
import { useText } from "../../i18n/text";
import { scoresPath } from "../../lib/paths";
import { changedQuery } from "../../lib/url-state";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { OfProfile } from "../../ui/of-profile";
import { Page } from "../../ui/page";
import { NoScores } from "./no-scores";
import { ScoresChoice } from "./scores-choice";
import { ScoresSummary } from "./scores-summary";
import { ScoresTable } from "./scores-table";

function ProfileScores({ profile, profiles }: { profile: Profile; profiles: Profile[] }) {
    const t = useText();
    const navigate = useNavigate();
    const [query, setQuery] = useSearchParams();
    const places = usePlaces(profile.id);
    const by = query.get("by") ?? "model";
    const wish = {
        profile: profile.id,
        place: query.get("place"),
        horizon: query.get("horizon"),
        scale: query.get("scale"),
    };
    const overall = useScores(wish);
    const divided = useScores({ ...wish, by }, by !== "model");
    const failure = overall.error ?? divided.error;
    const model = query.get("model") ?? "";
    const models = [...(overall.data?.scores ?? [])].map((score) => score.model);
    const shownModel = models.find((name) => name === model) ?? models.find((name) => name === "ensemble") ?? models[0] ?? "";
    const rows = by === "model" ? overall.data?.scores : divided.data?.scores;
    const SkillFigures = country.SkillFigures;
    const change = (changes: Record<string, string | null>) => setQuery(changedQuery(query, changes));
    if (failure) return <Failure problem={failure} retry={() => void overall.refetch()} />;
    if (!overall.data) return <Loading />;
    const filtered = Boolean(wish.place ?? wish.horizon);
    return (
        <>
            <ScoresChoice
                profiles={profiles}
                profile={profile}
                places={places.data ?? []}
                models={models}
                model={model}
                by={by}
                query={query}
                change={change}
                chooseProfile={(id) => void navigate(scoresPath(id, { by: query.get("by"), scale: wish.scale }))}
            />
            {overall.data.pending && (
                <p className="notice" role="status">
                    {t("scores.pending")}
                </p>
            )}
            {overall.data.scores.length === 0 ? (
                <NoScores profile={profile} scores={overall.data} filtered={filtered} />
            ) : (
                <>
                    <ScoresSummary profile={profile} scores={overall.data} />
                    {rows ? (
                        <ScoresTable
                            profile={profile}
                            places={places.data ?? []}
                            by={by}
                            scale={wish.scale}
                            rows={rows.filter((row) => by === "model" || model === "" || row.model === model)}
                            order={query.get("sort")}
                            onOrder={(sort) => change({ sort })}
                        />
                    ) : (
                        <Loading />
                    )}
                    {SkillFigures && (
                        <section className="panel" aria-labelledby="figures-title">
                            <h2 id="figures-title">{t("scores.figures")}</h2>
                            <Suspense fallback={<Loading />}>
                                <SkillFigures {...wish} model={shownModel} version={overall.data.scoredAt ?? ""} />
                            </Suspense>
                        </section>
                    )}
                    <details className="panel">
                        <summary>{t("scores.meaning")}</summary>
                        <ul>
                            <li>{t("scores.meaningWis")}</li>
                            <li>{t("scores.meaningRelative")}</li>
                            <li>{t("scores.meaningCoverage")}</li>
                            <li>{t("scores.meaningBias")}</li>
                            <li>{t("scores.meaningLog")}</li>
                            <li>{t("scores.meaningTruth")}</li>
                        </ul>
                    </details>
                </>
            )}
        </>
    );
}

/** How good past forecasts turned out to be. */
export function ScoresPage() {
    const t = useText();
    return (
        <OfProfile path={scoresPath} forecast>
            {(profile, profiles) => (
                <Page title={`${t("scores.title")} – ${profile.disease}`} lead={t("scores.lead")}>
                    <ProfileScores profile={profile} profiles={profiles} />
                </Page>
            )}
        </OfProfile>
    );
}
