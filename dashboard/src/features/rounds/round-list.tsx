import { Link } from "react-router";
import { useAllRounds } from "../../api/rounds";
import type { Profile, Round } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { forecastsPath, roundsPath } from "../../lib/paths";
import { DataTable, type Column } from "../../ui/data-table";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { StateTag } from "../../ui/state-tag";
import { RoundRefusals } from "./round-refusals";

export function RoundList({ profiles }: { profiles: Profile[] }) {
    const t = useText();
    const formats = useFormats();
    const { rounds, isPending, error } = useAllRounds(profiles.map(({ id }) => id));
    if (error) return <Failure problem={error} />;
    if (isPending) return <Loading />;
    const nameOf = (id: string) => profiles.find((profile) => profile.id === id)?.disease ?? id;
    const columns: [Column<Round>, ...Column<Round>[]] = [
        {
            id: "date",
            head: t("provenance.referenceDate"),
            nowrap: true,
            cell: ({ id, profile, referenceDate, state }) =>
                state === "succeeded" ? (
                    <Link to={forecastsPath(profile, null, { round: String(id) })}>{formats.date(referenceDate)}</Link>
                ) : (
                    formats.date(referenceDate)
                ),
        },
        { id: "profile", head: t("common.profile"), cell: ({ profile }) => nameOf(profile) },
        { id: "asOf", head: t("provenance.asOf"), nowrap: true, cell: ({ asOf }) => formats.date(asOf) },
        {
            id: "state",
            head: t("column.state"),
            cell: ({ state, job, profile }) => (
                <>
                    <StateTag state={state} />{" "}
                    {job && (state === "queued" || state === "running") && (
                        <Link to={roundsPath(job, { profile })}>{t("rounds.follow")}</Link>
                    )}
                </>
            ),
        },
        { id: "models", head: t("rounds.models"), cell: ({ models }) => models.join(", ") },
        { id: "places", head: t("situation.places"), number: true, cell: ({ places }) => formats.number(places) },
        { id: "refusals", head: t("rounds.refusals"), cell: (round) => <RoundRefusals round={round} /> },
        {
            id: "started",
            head: t("provenance.started"),
            nowrap: true,
            cell: ({ startedAt }) => (startedAt ? formats.dateTime(startedAt) : "–"),
        },
    ];
    return (
        <section className="panel">
            <h2>{t("rounds.past")}</h2>
            <DataTable
                caption={t("rounds.caption", { count: rounds.length })}
                columns={columns}
                rows={rounds}
                rowKey={({ id }) => String(id)}
                empty={t("rounds.none")}
            />
        </section>
    );
}
