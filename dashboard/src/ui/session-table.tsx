import { useEndSession, useSessions, type OpenSession, type Owner } from "../api/sessions";
import { useFormats, useText } from "../i18n/text";
import { browserName } from "../lib/browser-name";
import { ConfirmButton } from "./confirm-button";
import { DataTable, type Column } from "./data-table";
import { Failure } from "./failure";
import { Loading } from "./loading";

/** Where a person is signed in, with a way to end each of them. */
export function SessionTable({ owner }: { owner: Owner }) {
    const t = useText();
    const formats = useFormats();
    const sessions = useSessions(owner);
    const end = useEndSession(owner);
    if (sessions.isPending) return <Loading />;
    if (sessions.isError) return <Failure problem={sessions.error} retry={() => void sessions.refetch()} />;
    const columns: [Column<OpenSession>, ...Column<OpenSession>[]] = [
        { id: "agent", head: t("sessions.browser"), cell: ({ agent }) => browserName(agent) ?? t("sessions.unknown") },
        { id: "address", head: t("sessions.address"), cell: ({ address }) => <code>{address}</code> },
        { id: "since", head: t("sessions.since"), nowrap: true, cell: ({ signedInAt }) => formats.dateTime(signedInAt) },
        { id: "used", head: t("sessions.used"), nowrap: true, cell: ({ lastUsedAt }) => formats.dateTime(lastUsedAt) },
        {
            id: "end",
            head: t("column.actions"),
            cell: ({ id, agent }) => (
                <ConfirmButton
                    label={t("sessions.end")}
                    title={t("sessions.endTitle")}
                    text={t("sessions.endText", { browser: browserName(agent) ?? t("sessions.unknown") })}
                    confirm={t("sessions.end")}
                    disabled={end.isPending}
                    onConfirm={() => end.mutate(id)}
                />
            ),
        },
    ];
    return (
        <>
            {end.isError && <Failure problem={end.error} />}
            <DataTable
                caption={t("sessions.caption", { count: sessions.data.length })}
                columns={columns}
                rows={sessions.data}
                rowKey={({ id }) => id}
                empty={t("sessions.none")}
            />
        </>
    );
}
