import { useId } from "react";
import { type ClientMethod } from "../../api/clients";
import { useText } from "../../i18n/text";
import { TextField } from "../../ui/text-field";

interface Props {
    method: Exclude<ClientMethod, "client_secret">;
    value: string;
    onChange: (value: string) => void;
}

/** Asks for what a client is to be recognised by: public keys, a certificate, or the name in one. */
export function ProofField({ method, value, onChange }: Props) {
    const t = useText();
    const id = useId();
    const label = t(`clients.proof.${method}`);
    if (method === "tls_client_auth") {
        return <TextField label={label} value={value} onChange={onChange} required />;
    }
    return (
        <div className="field">
            <label htmlFor={id}>{label}</label>
            <textarea
                id={id}
                rows={6}
                cols={48}
                spellCheck={false}
                required
                value={value}
                onChange={({ target }) => onChange(target.value)}
            />
        </div>
    );
}
