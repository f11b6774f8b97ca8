import { useNames } from "../../i18n/names";
import { useFormats, useText } from "../../i18n/text";
import { Combobox } from "../../ui/combobox";
import { SelectField } from "../../ui/select-field";
import type { Selection } from "./use-selection";

const everywhere = "*";

export function ForecastToolbar({ selection }: { selection: Selection }) {
    const t = useText();
    const formats = useFormats();
    const names = useNames();
    const { profiles, profile, places, place, rounds, round, model, compared, change, chooseProfile, choosePlace } = selection;
    const usable = rounds.data?.filter(({ state }) => state === "succeeded") ?? [];
    return (
        <div className="toolbar" role="group" aria-label={t("forecast.selection")}>
            <SelectField
                label={t("common.profile")}
                value={profile?.id ?? ""}
                options={(profiles.data ?? []).map(({ id, disease, indicator }) => ({
                    value: id,
                    label: `${disease} – ${indicator}`,
                }))}
                onChange={chooseProfile}
            />
            <Combobox
                label={t("common.place")}
                value={place ?? everywhere}
                options={[
                    { value: everywhere, label: t("forecast.allPlaces") },
                    ...(places.data ?? []).map(({ code, name }) => ({ value: code, label: name })),
                ]}
                nothingFound={t("common.nothingFound")}
                onChange={(code) => choosePlace(code === everywhere ? null : code)}
            />
            {round && (
                <>
                    <SelectField
                        label={t("forecast.round")}
                        value={String(round.id)}
                        options={usable.map(({ id, referenceDate, asOf }) => ({
                            value: String(id),
                            label: t("forecast.roundOption", { date: formats.date(referenceDate), asOf: formats.date(asOf) }),
                        }))}
                        onChange={(id) => change({ round: id, model: null, compare: null })}
                    />
                    <SelectField
                        label={t("forecast.model")}
                        value={model ?? ""}
                        options={round.models.map((name) => ({ value: name, label: names.model(name) }))}
                        onChange={(name) => change({ model: name, compare: null })}
                    />
                    {place && round.models.length > 1 && (
                        <SelectField
                            label={t("compare.with")}
                            value={compared ?? ""}
                            options={[
                                { value: "", label: t("compare.none") },
                                ...round.models
                                    .filter((name) => name !== model)
                                    .map((name) => ({ value: name, label: names.model(name) })),
                            ]}
                            onChange={(name) => change({ compare: name })}
                        />
                    )}
                </>
            )}
        </div>
    );
}
