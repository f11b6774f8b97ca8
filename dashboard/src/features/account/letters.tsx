import { useConsent, useConsents } from "../../api/me";
import { useFormats, useText } from "../../i18n/text";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";

/** Letters a person may agree to, and what she agreed to before. */
export function Letters() {
    const t = useText();
    const formats = useFormats();
    const state = useConsents();
    const change = useConsent();
    return (
        <section className="panel">
            <h2>{t("letters.title")}</h2>
            <p>{t("letters.text")}</p>
            {state.isPending && <Loading />}
            {state.isError && <Failure problem={state.error} retry={() => void state.refetch()} />}
            {change.isError && <Failure problem={change.error} />}
            {state.data && !state.data.lettersPossible && <p className="notice">{t("letters.impossible")}</p>}
            {state.data && (
                <label className="check">
                    <input
                        type="checkbox"
                        checked={state.data.letters}
                        disabled={change.isPending}
                        onChange={(event) => change.mutate(event.target.checked)}
                    />{" "}
                    {t("letters.agree")}
                </label>
            )}
            {state.data && state.data.history.length > 0 && (
                <ul>
                    {state.data.history.map(({ givenAt, withdrawnAt }) => (
                        <li key={givenAt}>
                            {withdrawnAt
                                ? t("letters.withdrawn", { from: formats.dateTime(givenAt), to: formats.dateTime(withdrawnAt) })
                                : t("letters.given", { from: formats.dateTime(givenAt) })}
                        </li>
                    ))}
                </ul>
            )}
        </section>
    );
}
