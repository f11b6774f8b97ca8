import { useId, useState, type FormEvent } from "react";
import { country } from "#country";
import { useExclude } from "../../api/exclusions";
import type { Place, Profile } from "../../api/types";
import { useText } from "../../i18n/text";
import { Combobox } from "../../ui/combobox";
import { DateField } from "../../ui/date-field";
import { Failure } from "../../ui/failure";

export function ExcludeForm({ profile, places }: { profile: Profile; places: Place[] }) {
    const t = useText();
    const id = useId();
    const exclude = useExclude(profile.id);
    const last = profile.lastTargetEndDate ?? "";
    const [place, setPlace] = useState(places.find(({ code }) => code === country.ownPlace)?.code ?? places[0]?.code ?? "");
    const [from, setFrom] = useState(last);
    const [to, setTo] = useState(last);
    const [reason, setReason] = useState("");
    const [complaint, setComplaint] = useState<"exclusions.needsReason" | "exclusions.needsOrder" | null>(null);
    const submit = (event: FormEvent) => {
        event.preventDefault();
        const wrong = !reason.trim() ? "exclusions.needsReason" : !from || !to || to < from ? "exclusions.needsOrder" : null;
        setComplaint(wrong);
        if (wrong) return;
        exclude.mutate({ place, from, to, reason: reason.trim() }, { onSuccess: () => setReason("") });
    };
    return (
        <section className="panel" aria-labelledby="exclude-title">
            <h2 id="exclude-title">{t("exclusions.add")}</h2>
            <p className="quiet">{t("exclusions.effect")}</p>
            <form onSubmit={submit} noValidate>
                <div className="toolbar">
                    <Combobox
                        label={t("common.place")}
                        value={place}
                        options={places.map(({ code, name }) => ({ value: code, label: name }))}
                        nothingFound={t("common.nothingFound")}
                        onChange={setPlace}
                    />
                    <DateField label={t("exclusions.from")} value={from} onChange={setFrom} />
                    <DateField label={t("exclusions.to")} value={to} onChange={setTo} />
                    <div className="field wide">
                        <label htmlFor={id}>{t("exclusions.reason")}</label>
                        <input
                            id={id}
                            type="text"
                            value={reason}
                            maxLength={300}
                            onChange={(event) => setReason(event.target.value)}
                            aria-describedby={`${id}-hint`}
                            aria-invalid={complaint === "exclusions.needsReason"}
                        />
                        <span id={`${id}-hint`} className="hint">
                            {t("exclusions.reasonHint")}
                        </span>
                    </div>
                    <button type="submit" className="button primary" disabled={exclude.isPending}>
                        {t("exclusions.addButton")}
                    </button>
                </div>
                {complaint && (
                    <p role="alert" className="failed">
                        {t(complaint)}
                    </p>
                )}
            </form>
            {exclude.isError && <Failure problem={exclude.error} />}
            {exclude.isSuccess && <p role="status">{t("exclusions.added")}</p>}
        </section>
    );
}
