import { useState, type FormEvent } from "react";
import { useProveClient, type PartnerClient } from "../../api/clients";
import { useText } from "../../i18n/text";
import { Failure } from "../../ui/failure";
import { ProofField } from "./proof-field";

interface Props {
    client: PartnerClient;
    onDone: () => void;
}

/** Replaces the keys or the certificate of a client. */
export function NewProof({ client, onDone }: Props) {
    const t = useText();
    const [proof, setProof] = useState("");
    const prove = useProveClient();
    if (client.method === "client_secret") {
        return null;
    }
    const submit = (event: FormEvent) => {
        event.preventDefault();
        prove.mutate({ id: client.id, proof }, { onSuccess: onDone });
    };
    return (
        <section className="panel" aria-labelledby="new-proof">
            <h2 id="new-proof">{t("clients.proveTitle", { id: client.id })}</h2>
            <form onSubmit={submit} className="toolbar">
                <ProofField method={client.method} value={proof} onChange={setProof} />
                <button type="submit" className="button primary" disabled={prove.isPending}>
                    {t("clients.prove")}
                </button>
                <button type="button" className="button" onClick={onDone}>
                    {t("clients.keep")}
                </button>
            </form>
            {prove.isError && <Failure problem={prove.error} />}
        </section>
    );
}
