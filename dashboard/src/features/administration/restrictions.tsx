import { useState, type FormEvent } from "react";
import { useLiftRestriction, useRestrict, useRestrictions, type Restriction } from "../../api/privacy";
import { useFormats, useText } from "../../i18n/text";
import { ConfirmButton } from "../../ui/confirm-button";
import { DataTable, type Column } from "../../ui/data-table";
import { DoneNotice, type Done } from "../../ui/done-notice";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { TextField } from "../../ui/text-field";

/** The people whose data are only kept, and how that begins and ends. */
export function Restrictions() {
    const t = useText();
    const formats = useFormats();
    const [username, setUsername] = useState("");
    const [done, setDone] = useState<Done | null>(null);
    const restricted = useRestrictions();
    const restrict = useRestrict();
    const lift = useLiftRestriction();
    const problem = restrict.error ?? lift.error;
    const submit = (event: FormEvent) => {
        event.preventDefault();
        lift.reset();
        restrict.mutate(username, {
            onSuccess: ({ displayName }) => {
                setUsername("");
                setDone({ text: t("restriction.done", { name: displayName }) });
            },
        });
    };
    const columns: [Column<Restriction>, ...Column<Restriction>[]] = [
        { id: "name", head: t("people.displayName"), cell: ({ displayName }) => displayName },
        { id: "username", head: t("people.username"), cell: ({ username }) => username },
        { id: "since", head: t("restriction.since"), nowrap: true, cell: ({ since }) => formats.dateTime(since) },
        {
            id: "lift",
            head: t("restriction.end"),
            cell: ({ id, displayName }) => (
                <ConfirmButton
                    label={t("restriction.lift")}
                    title={t("restriction.liftTitle", { name: displayName })}
                    text={t("restriction.liftText")}
                    confirm={t("restriction.lift")}
                    disabled={lift.isPending}
                    onConfirm={() => {
                        restrict.reset();
                        lift.mutate(id, { onSuccess: () => setDone({ text: t("restriction.lifted", { name: displayName }) }) });
                    }}
                />
            ),
        },
    ];
    return (
        <section className="panel" aria-labelledby="restrictions">
            <h2 id="restrictions">{t("restriction.title")}</h2>
            <p>{t("restriction.text")}</p>
            {done && <DoneNotice done={done} />}
            {problem && <Failure problem={problem} />}
            {restricted.isPending && <Loading />}
            {restricted.isError && <Failure problem={restricted.error} retry={() => void restricted.refetch()} />}
            {restricted.data && (
                <DataTable
                    caption={t("restriction.caption", { count: restricted.data.length })}
                    columns={columns}
                    rows={restricted.data}
                    rowKey={({ id }) => id}
                    empty={t("restriction.none")}
                />
            )}
            <form onSubmit={submit} className="toolbar">
                <TextField label={t("people.username")} value={username} onChange={setUsername} required />
                <button type="submit" className="button" disabled={restrict.isPending}>
                    {t("restriction.restrict")}
                </button>
            </form>
        </section>
    );
}
