import { useState, type FormEvent } from "react";
import { useCorrectMe, useMe, type Me } from "../../api/me";
import { useFormats, useText } from "../../i18n/text";
import { DoneNotice, type Done } from "../../ui/done-notice";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { Page } from "../../ui/page";
import { SessionTable } from "../../ui/session-table";
import { TextField } from "../../ui/text-field";
import { Letters } from "./letters";
import { MyData } from "./my-data";

function About({ me }: { me: Me }) {
    const t = useText();
    const formats = useFormats();
    const [displayName, setDisplayName] = useState(me.displayName);
    const [email, setEmail] = useState(me.email ?? "");
    const [done, setDone] = useState<Done | null>(null);
    const correct = useCorrectMe();
    const submit = (event: FormEvent) => {
        event.preventDefault();
        correct.mutate({ displayName, email }, { onSuccess: () => setDone({ text: t("me.saved") }) });
    };
    return (
        <section className="panel">
            <h2>{t("me.about")}</h2>
            {done && <DoneNotice done={done} />}
            <form onSubmit={submit} className="toolbar">
                <TextField label={t("people.displayName")} value={displayName} onChange={setDisplayName} required />
                <TextField label={t("people.email")} type="email" value={email} onChange={setEmail} />
                <button
                    type="submit"
                    className="button"
                    disabled={correct.isPending || (displayName === me.displayName && email === (me.email ?? ""))}
                >
                    {t("person.save")}
                </button>
            </form>
            {correct.isError && <Failure problem={correct.error} />}
            <dl className="facts">
                <dt>{t("people.username")}</dt>
                <dd>{me.username}</dd>
                <dt>{t("people.role")}</dt>
                <dd>{t(`role.${me.role}`)}</dd>
                <dt>{t("me.since")}</dt>
                <dd>{formats.dateTime(me.createdAt)}</dd>
                <dt>{t("me.passwordSince")}</dt>
                <dd>{formats.dateTime(me.passwordChangedAt)}</dd>
            </dl>
        </section>
    );
}

function WaysOfSigningIn({ me }: { me: Me }) {
    const t = useText();
    const formats = useFormats();
    return (
        <section className="panel">
            <h2>{t("me.ways")}</h2>
            <p>{me.secondFactor ? t("me.factorSet", { count: me.recoveryCodesLeft }) : t("me.factorNone")}</p>
            {me.passkeys.length > 0 && (
                <ul>
                    {me.passkeys.map(({ id, name, lastUsedAt }) => (
                        <li key={id}>{t("me.passkey", { name, used: formats.dateTime(lastUsedAt) })}</li>
                    ))}
                </ul>
            )}
            <a className="button" href="/auth/security">
                {t(me.secondFactor ? "me.factorManage" : "me.factorSetUp")}
            </a>
        </section>
    );
}

/** What Vigie knows of the person herself, and where she is signed in. */
export function AccountPage() {
    const t = useText();
    const me = useMe();
    return (
        <Page title={t("me.title")} lead={t("me.lead")}>
            {me.isPending && <Loading />}
            {me.isError && <Failure problem={me.error} retry={() => void me.refetch()} />}
            {me.data && <About me={me.data} />}
            {me.data && <WaysOfSigningIn me={me.data} />}
            <section className="panel">
                <h2>{t("me.sessions")}</h2>
                <p>{t("me.sessionsText")}</p>
                <SessionTable owner="me" />
            </section>
            <Letters />
            <MyData />
        </Page>
    );
}
