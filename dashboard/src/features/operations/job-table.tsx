import type { OpenJob } from "../../api/operations";
import { useFormats, useText, type MessageId } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";
import { StateTag } from "../../ui/state-tag";
import { useAmounts, secondsBetween } from "./amounts";
import { isSilent } from "./attention";

const kinds: Record<string, MessageId> = {
    import: "operations.kind.import",
    round: "operations.kind.round",
    scores: "operations.kind.scores",
};

/** The queue: what runs, waits or has failed, why it was begun again, and where it runs. */
export function JobTable({ jobs, at }: { jobs: OpenJob[]; at: string }) {
    const t = useText();
    const formats = useFormats();
    const amounts = useAmounts();
    const nameOf = ({ kind, subject }: OpenJob) => {
        const known = kinds[kind];
        return `${known ? t(known) : kind} ${kind === "scores" ? "" : subject}`.trim();
    };
    const why = (job: OpenJob) => job.problem ?? job.step ?? job.lastLine ?? "–";
    const columns: [Column<OpenJob>, ...Column<OpenJob>[]] = [
        { id: "job", head: t("operations.job"), nowrap: true, cell: nameOf },
        { id: "state", head: t("column.state"), cell: ({ state }) => <StateTag state={state} /> },
        {
            id: "progress",
            head: t("operations.progress"),
            number: true,
            cell: ({ done, total }) => (total > 0 ? formats.percent(done / total) : "–"),
        },
        {
            id: "attempts",
            head: t("operations.attempts"),
            number: true,
            cell: ({ attempts }) => (attempts > 1 ? <span className="tag warn">{attempts}</span> : attempts),
        },
        {
            id: "why",
            head: t("operations.why"),
            cell: (job) => (
                <>
                    {why(job)}
                    {job.attempts > 1 && job.lastLine && job.lastLine !== why(job) && <div className="quiet">{job.lastLine}</div>}
                </>
            ),
        },
        {
            id: "runner",
            head: t("operations.runner"),
            cell: (job) =>
                isSilent(job, at) ? (
                    <>
                        {job.runner ?? "–"} <span className="tag warn">{t("operations.silent")}</span>
                    </>
                ) : (
                    (job.runner ?? "–")
                ),
        },
        { id: "created", head: t("operations.asked"), nowrap: true, cell: ({ createdAt }) => formats.dateTime(createdAt) },
        {
            id: "took",
            head: t("operations.took"),
            number: true,
            cell: ({ state, createdAt, startedAt, finishedAt }) =>
                amounts.time(secondsBetween(state === "queued" ? createdAt : (startedAt ?? createdAt), finishedAt ?? at)),
        },
    ];
    return (
        <DataTable
            caption={t("operations.jobsCaption")}
            columns={columns}
            rows={jobs}
            rowKey={({ id }) => id}
            empty={t("operations.noJobs")}
        />
    );
}
