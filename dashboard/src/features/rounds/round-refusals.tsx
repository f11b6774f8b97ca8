import { usePlaces } from "../../api/profiles";
import type { Round } from "../../api/types";
import { useText } from "../../i18n/text";

export function RoundRefusals({ round }: { round: Round }) {
    const t = useText();
    const places = usePlaces(round.refusals.length > 0 ? round.profile : undefined);
    if (round.refusals.length === 0) return t("rounds.noRefusal");
    const nameOf = (code: string) => places.data?.find((place) => place.code === code)?.name ?? code;
    return (
        <details>
            <summary>{t("rounds.refused", { count: round.refusals.length })}</summary>
            <ul>
                {round.refusals.map(({ place, reason, detail }) => (
                    <li key={`${place} ${reason}`}>
                        {nameOf(place)}: {detail ?? reason}
                    </li>
                ))}
            </ul>
        </details>
    );
}
