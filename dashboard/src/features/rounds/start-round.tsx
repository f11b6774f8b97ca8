import { useState, type FormEvent } from "react";
import { useStartRound } from "../../api/rounds";
import type { Profile } from "../../api/types";
import { useFormats, useText } from "../../i18n/text";
import { DateField } from "../../ui/date-field";
import { Failure } from "../../ui/failure";
import { SelectField } from "../../ui/select-field";

interface StartRoundProps {
    profiles: Profile[];
    initial: Profile | undefined;
    onStarted: (job: string, profile: string) => void;
}

export function StartRound({ profiles, initial, onStarted }: StartRoundProps) {
    const t = useText();
    const formats = useFormats();
    const [id, setId] = useState(initial?.id ?? "");
    const [asOf, setAsOf] = useState("");
    const [referenceDate, setReferenceDate] = useState("");
    const start = useStartRound();
    const profile = profiles.find((candidate) => candidate.id === id);
    const submit = (event: FormEvent) => {
        event.preventDefault();
        const wish = { profile: id, ...(asOf && { asOf }), ...(referenceDate && { referenceDate }) };
        start.mutate(wish, { onSuccess: ({ job }) => onStarted(job, id) });
    };
    return (
        <section className="panel" aria-labelledby="start-round">
            <h2 id="start-round">{t("rounds.start")}</h2>
            <form onSubmit={submit}>
                <div className="toolbar">
                    <SelectField
                        label={t("common.profile")}
                        value={id}
                        options={profiles.map((option) => ({
                            value: option.id,
                            label: `${option.disease} – ${option.indicator}`,
                        }))}
                        onChange={setId}
                    />
                    <button type="submit" className="button primary" disabled={start.isPending || !profile}>
                        {t("rounds.startButton")}
                    </button>
                </div>
                <details>
                    <summary>{t("rounds.options")}</summary>
                    <div className="toolbar fields spaced">
                        <DateField
                            label={t("rounds.asOf")}
                            value={asOf}
                            max={profile?.lastAsOf ?? undefined}
                            onChange={setAsOf}
                            hint={t("rounds.asOfHint", { date: profile?.lastAsOf ? formats.date(profile.lastAsOf) : "–" })}
                        />
                        <DateField
                            label={t("provenance.referenceDate")}
                            value={referenceDate}
                            onChange={setReferenceDate}
                            hint={t(profile?.calendar === "mmwr" ? "rounds.saturday" : "rounds.wednesday")}
                        />
                    </div>
                </details>
            </form>
            {start.isError && <Failure problem={start.error} />}
        </section>
    );
}
