import type { Place, Profile } from "../../api/types";
import { useNames } from "../../i18n/names";
import { useText } from "../../i18n/text";
import { Combobox } from "../../ui/combobox";
import { SelectField } from "../../ui/select-field";

interface ScoresChoiceProps {
    profiles: Profile[];
    profile: Profile;
    places: Place[];
    models: string[];
    model: string;
    by: string;
    query: URLSearchParams;
    change: (changes: Record<string, string | null>) => void;
    chooseProfile: (id: string) => void;
}

const everything = "*";
const divisions = ["model", "horizon", "place", "date"] as const;

/** What is looked at; all of it stands in the address. */
export function ScoresChoice(props: ScoresChoiceProps) {
    const { profiles, profile, places, models, model, by, query, change, chooseProfile } = props;
    const t = useText();
    const names = useNames();
    return (
        <div className="toolbar" role="group" aria-label={t("forecast.selection")}>
            <SelectField
                label={t("common.profile")}
                value={profile.id}
                options={profiles.map(({ id, disease, indicator }) => ({ value: id, label: `${disease} – ${indicator}` }))}
                onChange={chooseProfile}
            />
            <Combobox
                label={t("common.place")}
                value={query.get("place") ?? everything}
                options={[
                    { value: everything, label: t("forecast.allPlaces") },
                    ...places.map(({ code, name }) => ({ value: code, label: name })),
                ]}
                nothingFound={t("common.nothingFound")}
                onChange={(code) => change({ place: code === everything ? null : code })}
            />
            <SelectField
                label={t("scores.horizon")}
                value={query.get("horizon") ?? ""}
                options={[
                    { value: "", label: t("scores.allHorizons") },
                    ...profile.horizons.map((count) => ({ value: String(count), label: t("scores.horizonOf", { count }) })),
                ]}
                onChange={(horizon) => change({ horizon })}
            />
            <SelectField
                label={t("scores.scale")}
                value={query.get("scale") ?? ""}
                options={[
                    { value: "", label: t("scores.scale.natural") },
                    { value: "log", label: t("scores.scale.log") },
                ]}
                onChange={(scale) => change({ scale })}
            />
            <SelectField
                label={t("scores.by")}
                value={by}
                options={divisions.map((value) => ({ value, label: t(`scores.by.${value}`) }))}
                onChange={(value) => change({ by: value === "model" ? null : value, sort: null })}
            />
            {by !== "model" && (
                <SelectField
                    label={t("forecast.model")}
                    value={model}
                    options={[
                        { value: "", label: t("scores.allModels") },
                        ...models.map((name) => ({ value: name, label: names.model(name) })),
                    ]}
                    onChange={(name) => change({ model: name })}
                />
            )}
        </div>
    );
}
