import { useState } from "react";
import { useClients, useDisableClient, useRenewSecret, type ClientSecret, type PartnerClient } from "../../api/clients";
import { useFormats, useText } from "../../i18n/text";
import { ConfirmButton } from "../../ui/confirm-button";
import { DataTable, type Column } from "../../ui/data-table";
import { DoneNotice, type Done } from "../../ui/done-notice";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { SecretNotice } from "../../ui/secret-notice";
import { NewClient } from "./new-client";
import { NewProof } from "./new-proof";

interface Shown {
    client: PartnerClient;
    secret: string;
    renewed: boolean;
}

interface ListProps {
    clients: PartnerClient[];
    onSecret: (secret: ClientSecret) => void;
    onProve: (client: PartnerClient) => void;
}

function Clients({ clients, onSecret, onProve }: ListProps) {
    const t = useText();
    const formats = useFormats();
    const [done, setDone] = useState<Done | null>(null);
    const renew = useRenewSecret();
    const disable = useDisableClient();
    const setDisabled = (id: string, disabled: boolean) =>
        disable.mutate(
            { id, disabled },
            {
                onSuccess: () =>
                    setDone({
                        text: t(disabled ? "clients.disabledNow" : "clients.enabledNow", { id }),
                        undo: () => setDisabled(id, !disabled),
                    }),
            },
        );
    const columns: [Column<PartnerClient>, ...Column<PartnerClient>[]] = [
        { id: "id", head: t("clients.id"), cell: ({ id }) => <code>{id}</code> },
        { id: "name", head: t("clients.name"), cell: ({ name }) => name },
        { id: "contact", head: t("clients.contact"), cell: ({ contact }) => contact },
        { id: "scopes", head: t("clients.scopes"), cell: ({ scopes }) => scopes.join(", ") },
        {
            id: "method",
            head: t("clients.method"),
            cell: ({ method, proof }) => (
                <>
                    {t(`clients.method.${method}`)}
                    {proof && (
                        <>
                            <br />
                            <code className="quiet">{proof}</code>
                        </>
                    )}
                </>
            ),
        },
        {
            id: "state",
            head: t("column.state"),
            cell: ({ disabled }) => (
                <span className={`tag ${disabled ? "error" : "good"}`}>
                    {t(disabled ? "clients.disabled" : "clients.enabled")}
                </span>
            ),
        },
        { id: "by", head: t("clients.madeBy"), cell: ({ createdBy }) => createdBy },
        {
            id: "since",
            head: t("clients.secretSince"),
            nowrap: true,
            cell: ({ secretChangedAt }) => formats.dateTime(secretChangedAt),
        },
        {
            id: "actions",
            head: t("column.actions"),
            cell: (client) => (
                <div className="actions">
                    {client.method === "client_secret" ? (
                        <ConfirmButton
                            label={t("clients.renew")}
                            title={t("clients.renewTitle", { id: client.id })}
                            text={t("clients.renewText")}
                            confirm={t("clients.renew")}
                            onConfirm={() => renew.mutate(client.id, { onSuccess: onSecret })}
                        />
                    ) : (
                        <button type="button" className="button" onClick={() => onProve(client)}>
                            {t("clients.prove")}
                        </button>
                    )}
                    <button type="button" className="button" onClick={() => setDisabled(client.id, !client.disabled)}>
                        {t(client.disabled ? "clients.enable" : "clients.disable")}
                    </button>
                </div>
            ),
        },
    ];
    const problem = renew.error ?? disable.error;
    return (
        <section className="panel">
            <h2>{t("clients.list")}</h2>
            {done && <DoneNotice done={done} />}
            {problem && <Failure problem={problem} />}
            <DataTable
                caption={t("clients.caption", { count: clients.length })}
                columns={columns}
                rows={clients}
                rowKey={({ id }) => id}
                empty={t("clients.none")}
            />
        </section>
    );
}

/** The programs of partners; only the United States have them. */
export function ClientsPanel() {
    const t = useText();
    const clients = useClients();
    const [shown, setShown] = useState<Shown | null>(null);
    const [proving, setProving] = useState<PartnerClient | null>(null);
    const show = ({ client, secret }: ClientSecret, renewed: boolean) =>
        setShown(secret === null ? null : { client, secret, renewed });
    return (
        <>
            {shown && (
                <SecretNotice
                    key={shown.secret}
                    title={t(shown.renewed ? "clients.renewed" : "clients.made", { id: shown.client.id })}
                    text={t("clients.secretText")}
                    secret={shown.secret}
                    onDone={() => setShown(null)}
                />
            )}
            <NewClient onMade={(made) => show(made, false)} />
            {proving && <NewProof key={proving.id} client={proving} onDone={() => setProving(null)} />}
            {clients.isPending && <Loading />}
            {clients.isError && <Failure problem={clients.error} retry={() => void clients.refetch()} />}
            {clients.data && <Clients clients={clients.data} onSecret={(renewed) => show(renewed, true)} onProve={setProving} />}
        </>
    );
}
