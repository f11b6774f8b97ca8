import { useEffect, useRef, type ReactNode } from "react";
import { isOver, useCancelJob, useJob } from "../api/jobs";
import type { Job } from "../api/types";
import { useFormats, useText } from "../i18n/text";
import { useAnnounce } from "./announcer";
import { Failure } from "./failure";
import { Loading } from "./loading";
import { StateTag } from "./state-tag";

function useAnnouncements(job: Job | undefined) {
    const t = useText();
    const announce = useAnnounce();
    const said = useRef("");
    const quarter = job && job.total > 0 ? Math.floor((4 * job.done) / job.total) * 25 : 0;
    const text = job ? (isOver(job.state) ? t(`state.${job.state}`) : t("job.announce", { percent: quarter })) : "";
    useEffect(() => {
        if (text === "" || text === said.current) return;
        said.current = text;
        announce(text);
    }, [text, announce]);
}

function Log({ job }: { job: Job }) {
    const t = useText();
    const formats = useFormats();
    if (job.log.length === 0) return null;
    return (
        <details>
            <summary>{t("job.log", { count: job.log.length })}</summary>
            <ol className="log">
                {job.log.map(({ at, text }, index) => (
                    <li key={`${at} ${index}`}>
                        <time dateTime={at}>{formats.dateTime(at)}</time> {text}
                    </li>
                ))}
            </ol>
        </details>
    );
}

/** A running job: how far it is, what it does, and a way to stop it. */
export function JobProgress({ id, title, done }: { id: string; title: string; done?: (job: Job) => ReactNode }) {
    const t = useText();
    const formats = useFormats();
    const job = useJob(id);
    const cancel = useCancelJob(id);
    useAnnouncements(job.data);
    if (job.isError) return <Failure problem={job.error} retry={() => void job.refetch()} />;
    if (!job.data) return <Loading />;
    const { kind, state, step, total, done: steps } = job.data;
    // a file is read in hundredths, which say nothing by themselves
    const reading = kind === "import" || kind === "feed";
    const far = reading
        ? formats.percent(steps / total)
        : t("job.progress", { done: formats.number(steps), total: formats.number(total) });
    return (
        <section className="panel job" aria-label={title}>
            <h3>
                {title} <StateTag state={state} />
            </h3>
            {!isOver(state) && (
                <>
                    <progress
                        aria-label={title}
                        value={total > 0 ? job.data.done : undefined}
                        max={total > 0 ? total : undefined}
                    />
                    <p className="quiet">
                        {total > 0 && far} {step}
                    </p>
                    <button type="button" className="button danger" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
                        {cancel.isPending ? t("job.cancelling") : t("job.cancel")}
                    </button>
                </>
            )}
            {cancel.isError && <Failure problem={cancel.error} />}
            {state === "failed" && (
                <p className="notice error" role="alert">
                    {job.data.problem ?? t("failure.unexpected")}
                </p>
            )}
            {isOver(state) && done?.(job.data)}
            <Log job={job.data} />
        </section>
    );
}
