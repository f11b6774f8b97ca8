import { useState } from "react";
import { Link } from "react-router";
import { useAccounts, type Account, type Invitation } from "../../api/accounts";
import { useMay } from "../../api/session";
import { useFormats, useText } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { TextField } from "../../ui/text-field";
import { AccountState } from "./account-state";
import { AdministrationFrame, NotAllowed } from "./administration-frame";
import { Invite } from "./invite";
import { LinkNotice } from "./link-notice";

function People({ accounts }: { accounts: Account[] }) {
    const t = useText();
    const formats = useFormats();
    const [wanted, setWanted] = useState("");
    const words = wanted.toLowerCase();
    const shown = accounts.filter(({ username, displayName }) => `${username} ${displayName}`.toLowerCase().includes(words));
    const columns: [Column<Account>, ...Column<Account>[]] = [
        {
            id: "name",
            head: t("people.displayName"),
            cell: ({ id, displayName }) => <Link to={`/administration/people/${id}`}>{displayName}</Link>,
        },
        { id: "username", head: t("people.username"), cell: ({ username }) => username },
        { id: "role", head: t("people.role"), cell: ({ role }) => t(`role.${role}`) },
        { id: "state", head: t("column.state"), cell: (account) => <AccountState account={account} /> },
        {
            id: "factor",
            head: t("people.secondFactor"),
            cell: ({ secondFactor }) => t(secondFactor ? "people.factorSet" : "people.factorNone"),
        },
        {
            id: "last",
            head: t("people.lastSignIn"),
            nowrap: true,
            cell: ({ lastSignInAt }) => (lastSignInAt ? formats.dateTime(lastSignInAt) : t("people.never")),
        },
    ];
    return (
        <section className="panel">
            <h2>{t("people.list")}</h2>
            <div className="toolbar">
                <TextField label={t("people.find")} value={wanted} onChange={setWanted} />
            </div>
            <DataTable
                caption={t("people.caption", { count: shown.length })}
                columns={columns}
                rows={shown}
                rowKey={({ id }) => id}
                empty={t("common.nothingFound")}
            />
        </section>
    );
}

export function PeoplePage() {
    const t = useText();
    const may = useMay("accounts:manage");
    const accounts = useAccounts();
    const [invitation, setInvitation] = useState<Invitation | null>(null);
    if (!may) return <NotAllowed />;
    return (
        <AdministrationFrame title={t("people.title")} lead={t("people.lead")}>
            {invitation && (
                <LinkNotice
                    title={t("invite.done", { name: invitation.account.displayName })}
                    invitation={invitation}
                    onDone={() => setInvitation(null)}
                />
            )}
            <Invite onInvited={setInvitation} />
            {accounts.isPending && <Loading />}
            {accounts.isError && <Failure problem={accounts.error} retry={() => void accounts.refetch()} />}
            {accounts.data && <People accounts={accounts.data} />}
        </AdministrationFrame>
    );
}
