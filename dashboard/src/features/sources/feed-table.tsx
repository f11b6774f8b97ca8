import { useState } from "react";
import { Link } from "react-router";
import { useFeeds, useFetchFeed, type Feed } from "../../api/feeds";
import { useMay } from "../../api/session";
import { useFormats, useText } from "../../i18n/text";
import { daysBetween } from "../../lib/epi-week";
import { importsPath } from "../../lib/paths";
import { DataTable, type Column } from "../../ui/data-table";
import { Failure } from "../../ui/failure";
import { JobProgress } from "../../ui/job-progress";
import { FeedTerms } from "./feed-terms";

const tone: Record<Feed["state"], string> = {
    off: "tag",
    waiting: "tag",
    working: "tag good",
    failing: "tag warn",
    refused: "tag error",
};

function today(): string {
    return new Date().toISOString().slice(0, 10);
}

/** The official feeds: how each is, when it was and will be asked for, and a way to ask now. */
export function FeedTable() {
    const t = useText();
    const formats = useFormats();
    const feeds = useFeeds();
    const fetchNow = useFetchFeed();
    const mayImport = useMay("observations:import");
    const [job, setJob] = useState<{ id: string; source: string } | null>(null);
    if (feeds.isError) return <Failure problem={feeds.error} retry={() => void feeds.refetch()} />;
    if (!feeds.data?.length) return null;
    const time = (at: string | null) => (at ? formats.dateTime(at) : "–");
    const columns: [Column<Feed>, ...Column<Feed>[]] = [
        {
            id: "feed",
            head: t("feeds.name"),
            cell: ({ id, source, host }) => (
                <>
                    {source}
                    <br />
                    <span className="quiet">
                        {id} · {host}
                    </span>
                </>
            ),
        },
        {
            id: "state",
            head: t("column.state"),
            cell: ({ state, problem, failures, lastImport }) => (
                <>
                    <span className={tone[state]}>{t(`feeds.${state}`)}</span>
                    {failures > 0 && <span className="quiet"> {t("feeds.failures", { count: failures })}</span>}
                    {problem && <div className="quiet">{problem}</div>}
                    {state === "refused" && lastImport !== null && (
                        <div>
                            <Link to={importsPath(String(lastImport))}>{t("feeds.why")}</Link>
                        </div>
                    )}
                </>
            ),
        },
        {
            id: "newest",
            head: t("feeds.newest"),
            nowrap: true,
            cell: ({ newestTargetEndDate }) => (newestTargetEndDate ? formats.date(newestTargetEndDate) : "–"),
        },
        {
            id: "lag",
            head: t("feeds.lag"),
            number: true,
            cell: ({ newestTargetEndDate }) =>
                newestTargetEndDate ? t("sources.days", { days: Math.max(0, daysBetween(newestTargetEndDate, today())) }) : "–",
        },
        {
            id: "success",
            head: t("feeds.lastSuccess"),
            cell: ({ lastSuccessAt, lastAttemptAt, lastImport }) => (
                <>
                    {lastImport === null ? (
                        time(lastSuccessAt)
                    ) : (
                        <Link to={importsPath(String(lastImport))}>{time(lastSuccessAt)}</Link>
                    )}
                    {lastAttemptAt !== lastSuccessAt && (
                        <div className="quiet">{t("feeds.asked", { time: time(lastAttemptAt) })}</div>
                    )}
                </>
            ),
        },
        { id: "next", head: t("feeds.next"), cell: ({ nextAttemptAt }) => time(nextAttemptAt) },
    ];
    if (mayImport)
        columns.push({
            id: "fetch",
            head: t("feeds.fetch"),
            cell: ({ id, source, state, job: running }) =>
                state === "off" ? (
                    "–"
                ) : (
                    <button
                        type="button"
                        className="button"
                        disabled={fetchNow.isPending || running !== null}
                        aria-label={t("feeds.fetchNow", { source: `${source} ${id}` })}
                        onClick={() => fetchNow.mutate(id, { onSuccess: (started) => setJob({ id: started.job, source }) })}
                    >
                        {t("feeds.fetch")}
                    </button>
                ),
        });
    return (
        <section className="panel">
            <h2>{t("feeds.title")}</h2>
            <p>{t("feeds.lead")}</p>
            {fetchNow.isError && <Failure problem={fetchNow.error} />}
            {job && (
                <JobProgress
                    key={job.id}
                    id={job.id}
                    title={t("feeds.job", { source: job.source })}
                    done={({ result }) =>
                        result?.startsWith("/v1/imports/") && (
                            <Link className="button" to={importsPath(result.split("/").at(-1))}>
                                {t("feeds.toImport")}
                            </Link>
                        )
                    }
                />
            )}
            <DataTable
                caption={t("feeds.caption", { count: feeds.data.length })}
                columns={columns}
                rows={feeds.data}
                rowKey={({ id }) => id}
            />
            <FeedTerms feeds={feeds.data} />
        </section>
    );
}
