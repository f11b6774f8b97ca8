import type { Place, Round } from "../api/types";
import { useNames } from "../i18n/names";
import { useText } from "../i18n/text";

interface RefusalListProps {
    round: Round;
    places: Place[] | undefined;
    /** Only what this model refused; without it, what any of them did. */
    model?: string;
}

/** The places a round has no forecast for, each once, with the reason. */
export function refusedPlaces(round: Round, model?: string) {
    const refusals = round.refusals.filter((refusal) => !model || refusal.model === model);
    return [...new Map(refusals.map((refusal) => [refusal.place, refusal])).values()];
}

export function RefusalList({ round, places, model }: RefusalListProps) {
    const t = useText();
    const names = useNames();
    const nameOf = (code: string) => places?.find((place) => place.code === code)?.name ?? code;
    const failed = round.members.filter(({ succeeded }) => !succeeded);
    return (
        <ul>
            {failed.map((member) => (
                <li key={member.model}>
                    {t("model.failed", { model: names.model(member.model), reason: names.reason(member.reason ?? "") })}
                </li>
            ))}
            {refusedPlaces(round, model).map(({ place, reason }) => (
                <li key={place}>
                    {nameOf(place)}: {names.reason(reason)}
                </li>
            ))}
        </ul>
    );
}
