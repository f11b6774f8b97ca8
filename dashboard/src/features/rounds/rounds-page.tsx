import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { resultOf } from "../../api/jobs";
import { isForecast, useProfiles } from "../../api/profiles";
import { useMay } from "../../api/session";
import type { Job, Profile } from "../../api/types";
import { useText } from "../../i18n/text";
import { forecastsPath, importsPath, roundsPath } from "../../lib/paths";
import { Failure } from "../../ui/failure";
import { JobProgress } from "../../ui/job-progress";
import { Loading } from "../../ui/loading";
import { Page } from "../../ui/page";
import { RoundList } from "./round-list";
import { StartRound } from "./start-round";

function Finished({ job, profile }: { job: Job; profile: Profile | undefined }) {
    const t = useText();
    if (job.state !== "succeeded" || !profile) return null;
    const round = resultOf(job);
    return (
        <Link className="button primary" to={forecastsPath(profile.id, null, { round })}>
            {t("rounds.show")}
        </Link>
    );
}

export function RoundsPage() {
    const t = useText();
    const navigate = useNavigate();
    const { job } = useParams();
    const [query] = useSearchParams();
    const profiles = useProfiles();
    const mayRun = useMay("rounds:run");
    const filled = profiles.data?.filter((profile) => isForecast(profile) && profile.lastTargetEndDate) ?? [];
    const chosen = filled.find(({ id }) => id === query.get("profile"));
    return (
        <Page title={t("nav.rounds")} lead={t("rounds.lead")}>
            {profiles.isPending && <Loading />}
            {profiles.isError && <Failure problem={profiles.error} retry={() => void profiles.refetch()} />}
            {profiles.data && filled.length === 0 && (
                <div className="notice">
                    <p className="notice-title">{t("forecast.noData")}</p>
                    <p>{t("forecast.noDataHelp")}</p>
                    <Link className="button primary" to={importsPath()}>
                        {t("forecast.toImports")}
                    </Link>
                </div>
            )}
            {job && (
                <JobProgress
                    key={job}
                    id={job}
                    title={chosen ? t("rounds.jobOf", { disease: chosen.disease }) : t("rounds.job")}
                    done={(over) => <Finished job={over} profile={chosen} />}
                />
            )}
            {mayRun && filled.length > 0 && (
                <StartRound
                    profiles={filled}
                    initial={chosen ?? filled[0]}
                    onStarted={(id, profile) => void navigate(roundsPath(id, { profile }))}
                />
            )}
            {profiles.data && !mayRun && <p className="notice">{t("rounds.notAllowed")}</p>}
            {filled.length > 0 && <RoundList profiles={filled} />}
        </Page>
    );
}
