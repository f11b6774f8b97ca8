import { useId, useState, type FormEvent } from "react";
import { useWithdrawal } from "../../api/imports";
import { useText } from "../../i18n/text";
import { Failure } from "../../ui/failure";

/** Takes back what an import brought; its values are closed, not deleted. */
export function Withdrawal({ id }: { id: number }) {
    const t = useText();
    const field = useId();
    const withdrawal = useWithdrawal(id);
    const [reason, setReason] = useState("");
    const [missing, setMissing] = useState(false);
    const submit = (event: FormEvent) => {
        event.preventDefault();
        setMissing(!reason.trim());
        if (reason.trim()) withdrawal.mutate(reason.trim());
    };
    return (
        <details className="panel">
            <summary>{t("withdrawal.title")}</summary>
            <p>{t("withdrawal.effect")}</p>
            <form onSubmit={submit} noValidate>
                <div className="toolbar">
                    <div className="field">
                        <label htmlFor={field}>{t("exclusions.reason")}</label>
                        <input
                            id={field}
                            type="text"
                            value={reason}
                            maxLength={300}
                            onChange={(event) => setReason(event.target.value)}
                            aria-invalid={missing}
                        />
                    </div>
                    <button type="submit" className="button" disabled={withdrawal.isPending}>
                        {t("withdrawal.button")}
                    </button>
                </div>
                {missing && (
                    <p role="alert" className="failed">
                        {t("withdrawal.needsReason")}
                    </p>
                )}
            </form>
            {withdrawal.isError && <Failure problem={withdrawal.error} />}
        </details>
    );
}
