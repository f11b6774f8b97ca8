import { useState, type FormEvent } from "react";
import { methods, scopes, useMakeClient, type ClientMethod, type ClientSecret } from "../../api/clients";
import { useText } from "../../i18n/text";
import { Failure } from "../../ui/failure";
import { SelectField } from "../../ui/select-field";
import { TextField } from "../../ui/text-field";
import { ProofField } from "./proof-field";

export function NewClient({ onMade }: { onMade: (secret: ClientSecret) => void }) {
    const t = useText();
    const [id, setId] = useState("");
    const [name, setName] = useState("");
    const [contact, setContact] = useState("");
    const [wanted, setWanted] = useState(scopes);
    const [method, setMethod] = useState<ClientMethod>("client_secret");
    const [proof, setProof] = useState("");
    const make = useMakeClient();
    const submit = (event: FormEvent) => {
        event.preventDefault();
        make.mutate(
            { id, name, contact, scopes: wanted, method, proof },
            {
                onSuccess: (secret) => {
                    setId("");
                    setName("");
                    setContact("");
                    setProof("");
                    onMade(secret);
                },
            },
        );
    };
    return (
        <section className="panel" aria-labelledby="new-client">
            <h2 id="new-client">{t("clients.new")}</h2>
            <form onSubmit={submit} className="toolbar">
                <TextField
                    label={t("clients.id")}
                    value={id}
                    onChange={setId}
                    pattern="[a-z][a-z0-9\-]{2,63}"
                    maxLength={64}
                    required
                />
                <TextField label={t("clients.name")} value={name} onChange={setName} required />
                <TextField label={t("clients.contact")} value={contact} onChange={setContact} required />
                <fieldset className="plain">
                    <legend>{t("clients.scopes")}</legend>
                    {scopes.map((scope) => (
                        <label key={scope}>
                            <input
                                type="checkbox"
                                checked={wanted.includes(scope)}
                                onChange={({ target }) =>
                                    setWanted(target.checked ? [...wanted, scope] : wanted.filter((each) => each !== scope))
                                }
                            />{" "}
                            {scope}
                        </label>
                    ))}
                </fieldset>
                <SelectField
                    label={t("clients.method")}
                    value={method}
                    onChange={(chosen) => setMethod(chosen as ClientMethod)}
                    options={methods.map((each) => ({ value: each, label: t(`clients.method.${each}`) }))}
                />
                {method !== "client_secret" && <ProofField method={method} value={proof} onChange={setProof} />}
                <button type="submit" className="button primary" disabled={make.isPending || wanted.length === 0}>
                    {t("clients.make")}
                </button>
            </form>
            <p className="quiet">{t("clients.idHint")}</p>
            {make.isError && <Failure problem={make.error} />}
        </section>
    );
}
