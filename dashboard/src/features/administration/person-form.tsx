import { useState, type FormEvent } from "react";
import { roles, useChangeAccount, type Account, type Role } from "../../api/accounts";
import { useText } from "../../i18n/text";
import type { Done } from "../../ui/done-notice";
import { Failure } from "../../ui/failure";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";
import { AccountState } from "./account-state";

/** Name and role, with a way back from a change. */
export function PersonForm({ account, onDone }: { account: Account; onDone: (done: Done) => void }) {
    const t = useText();
    const before = { displayName: account.displayName, email: account.email, role: account.role };
    const [displayName, setDisplayName] = useState(before.displayName);
    const [email, setEmail] = useState(before.email ?? "");
    const [role, setRole] = useState<Role>(before.role);
    const change = useChangeAccount(account.id);
    const submit = (event: FormEvent) => {
        event.preventDefault();
        change.mutate(
            { displayName, email: email || null, role },
            {
                onSuccess: () =>
                    onDone({
                        text: t("person.saved", { name: displayName, role: t(`role.${role}`) }),
                        undo: () =>
                            change.mutate(before, {
                                onSuccess: () =>
                                    onDone({
                                        text: t("person.saved", { name: before.displayName, role: t(`role.${before.role}`) }),
                                    }),
                            }),
                    }),
            },
        );
    };
    return (
        <section className="panel">
            <h2>
                {t("person.about")} <AccountState account={account} />
            </h2>
            <form onSubmit={submit} className="toolbar">
                <TextField label={t("people.displayName")} value={displayName} onChange={setDisplayName} required />
                <TextField label={t("people.email")} value={email} onChange={setEmail} type="email" />
                <SelectField
                    label={t("people.role")}
                    value={role}
                    options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
                    onChange={(value) => setRole(value as Role)}
                />
                <button type="submit" className="button primary" disabled={change.isPending}>
                    {t("person.save")}
                </button>
            </form>
            {change.isError && <Failure problem={change.error} />}
            <p className="quiet">{t("person.mayDo", { permissions: account.permissions.join(", ") || "–" })}</p>
        </section>
    );
}
