import { useState, type FormEvent } from "react";
import { roles, useInvite, type Invitation, type Role } from "../../api/accounts";
import { useText } from "../../i18n/text";
import { Failure } from "../../ui/failure";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";

export function Invite({ onInvited }: { onInvited: (invitation: Invitation) => void }) {
    const t = useText();
    const [username, setUsername] = useState("");
    const [displayName, setDisplayName] = useState("");
    const [email, setEmail] = useState("");
    const [role, setRole] = useState<Role>("READER");
    const invite = useInvite();
    const submit = (event: FormEvent) => {
        event.preventDefault();
        invite.mutate(
            { username, displayName, email: email || null, role },
            {
                onSuccess: (invitation) => {
                    setUsername("");
                    setDisplayName("");
                    setEmail("");
                    onInvited(invitation);
                },
            },
        );
    };
    return (
        <section className="panel" aria-labelledby="invite">
            <h2 id="invite">{t("invite.title")}</h2>
            <form onSubmit={submit} className="toolbar">
                <TextField label={t("people.displayName")} value={displayName} onChange={setDisplayName} required />
                <TextField
                    label={t("people.username")}
                    value={username}
                    onChange={setUsername}
                    required
                    maxLength={100}
                    pattern="[\p{L}\p{N}][\p{L}\p{N}._@+\-]{1,99}"
                />
                <TextField label={t("people.email")} value={email} onChange={setEmail} type="email" />
                <SelectField
                    label={t("people.role")}
                    value={role}
                    options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
                    onChange={(value) => setRole(value as Role)}
                />
                <button type="submit" className="button primary" disabled={invite.isPending}>
                    {t("invite.button")}
                </button>
            </form>
            <p className="quiet">{t("invite.hint")}</p>
            {invite.isError && <Failure problem={invite.error} />}
        </section>
    );
}
