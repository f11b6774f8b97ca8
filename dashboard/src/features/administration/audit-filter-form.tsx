import { useState, type FormEvent } from "react";
import type { AuditFilter } from "../../api/audit";
import { useText } from "../../i18n/text";
import { DateField } from "../../ui/date-field";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";

const kinds = [
    "sign-in",
    "account",
    "session",
    "second-factor",
    "passkey",
    "password",
    "client",
    "token",
    "import",
    "export",
    "exclusion",
    "round",
    "source",
    "suppression",
    "privacy",
    "audit",
] as const;

export function AuditFilterForm({ onSearch }: { onSearch: (filter: AuditFilter) => void }) {
    const t = useText();
    const [event, setEvent] = useState("");
    const [actor, setActor] = useState("");
    const [text, setText] = useState("");
    const [from, setFrom] = useState("");
    const [to, setTo] = useState("");
    const submit = (submitted: FormEvent) => {
        submitted.preventDefault();
        onSearch({ event, actor: actor.trim(), text: text.trim(), from, to });
    };
    return (
        <form onSubmit={submit} className="toolbar">
            <SelectField
                label={t("audit.event")}
                value={event}
                options={[
                    { value: "", label: t("audit.all") },
                    ...kinds.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) })),
                ]}
                onChange={setEvent}
            />
            <TextField label={t("audit.actor")} value={actor} onChange={setActor} />
            <TextField label={t("audit.text")} value={text} onChange={setText} />
            <DateField label={t("audit.from")} value={from} max={to || undefined} onChange={setFrom} />
            <DateField label={t("audit.to")} value={to} min={from || undefined} onChange={setTo} />
            <button type="submit" className="button primary">
                {t("audit.find")}
            </button>
        </form>
    );
}
