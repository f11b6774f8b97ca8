import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import {
    useAccount,
    useCloseAccount,
    useLock,
    useRemoveSecondFactor,
    useResetPassword,
    type Account,
    type Invitation,
} from "../../api/accounts";
import { useMay } from "../../api/session";
import { useFormats, useText } from "../../i18n/text";
import { ConfirmButton } from "../../ui/confirm-button";
import { DoneNotice, type Done } from "../../ui/done-notice";
import { Failure } from "../../ui/failure";
import { FailurePage } from "../../ui/failure-page";
import { Loading } from "../../ui/loading";
import { SessionTable } from "../../ui/session-table";
import { AdministrationFrame, NotAllowed } from "./administration-frame";
import { LinkNotice } from "./link-notice";
import { PersonForm } from "./person-form";
import { PersonPlaces } from "./person-places";

function Access({ account, onDone }: { account: Account; onDone: (done: Done) => void }) {
    const t = useText();
    const navigate = useNavigate();
    const [invitation, setInvitation] = useState<Invitation | null>(null);
    const name = account.displayName;
    const reset = useResetPassword(account.id);
    const lock = useLock(account.id);
    const factor = useRemoveSecondFactor(account.id);
    const close = useCloseAccount(account.id);
    const problem = reset.error ?? lock.error ?? factor.error ?? close.error;
    const setLocked = (locked: boolean) =>
        lock.mutate(locked, {
            onSuccess: () =>
                onDone({
                    text: t(locked ? "person.lockedNow" : "person.unlockedNow", { name }),
                    undo: () => setLocked(!locked),
                }),
        });
    return (
        <section className="panel">
            <h2>{t("person.access")}</h2>
            {problem && <Failure problem={problem} />}
            {invitation && (
                <LinkNotice title={t("person.resetDone")} invitation={invitation} onDone={() => setInvitation(null)} />
            )}
            <SessionTable owner={`accounts/${account.id}`} />
            <div className="actions">
                <button type="button" className="button" disabled={lock.isPending} onClick={() => setLocked(!account.locked)}>
                    {t(account.locked ? "person.unlock" : "person.lock")}
                </button>
                <ConfirmButton
                    label={t("person.reset")}
                    title={t("person.resetTitle", { name })}
                    text={t("person.resetText")}
                    confirm={t("person.reset")}
                    disabled={reset.isPending}
                    onConfirm={() => reset.mutate(undefined, { onSuccess: setInvitation })}
                />
                {account.secondFactor && (
                    <ConfirmButton
                        label={t("person.factor")}
                        title={t("person.factorTitle", { name })}
                        text={t("person.factorText")}
                        confirm={t("person.factor")}
                        disabled={factor.isPending}
                        onConfirm={() =>
                            factor.mutate(undefined, { onSuccess: () => onDone({ text: t("person.factorDone", { name }) }) })
                        }
                    />
                )}
                <ConfirmButton
                    label={t("person.close")}
                    title={t("person.closeTitle", { name })}
                    text={t("person.closeText")}
                    confirm={t("person.close")}
                    danger
                    disabled={close.isPending}
                    onConfirm={() => close.mutate(undefined, { onSuccess: () => void navigate("/administration/people") })}
                />
            </div>
        </section>
    );
}

export function PersonPage() {
    const t = useText();
    const formats = useFormats();
    const { id = "" } = useParams();
    const may = useMay("accounts:manage");
    const account = useAccount(id);
    const [done, setDone] = useState<Done | null>(null);
    if (!may) return <NotAllowed />;
    if (account.isPending) return <Loading />;
    if (account.isError) return <FailurePage problem={account.error} retry={() => void account.refetch()} />;
    return (
        <AdministrationFrame title={account.data.displayName} lead={t("person.lead", { username: account.data.username })}>
            <p>
                <Link to="/administration/people">{t("person.back")}</Link>
            </p>
            {done && <DoneNotice done={done} />}
            {account.data.restrictedAt ? (
                <p className="notice">{t("person.restricted", { since: formats.dateTime(account.data.restrictedAt) })}</p>
            ) : (
                <>
                    <PersonForm
                        key={`${account.data.displayName} ${account.data.email ?? ""} ${account.data.role}`}
                        account={account.data}
                        onDone={setDone}
                    />
                    <PersonPlaces account={account.data} onDone={setDone} />
                    <Access account={account.data} onDone={setDone} />
                </>
            )}
        </AdministrationFrame>
    );
}
