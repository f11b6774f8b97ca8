import type { Place, Round } from "../../api/types";
import { useText } from "../../i18n/text";

/** Places that the round made no forecast for, each with its reason. */
export function Refusals({ round, places }: { round: Round; places: Place[] }) {
    const t = useText();
    if (round.refusals.length === 0) return null;
    const name = (code: string) => places.find((place) => place.code === code)?.name ?? code;
    return (
        <details className="panel">
            <summary>{t("refusals.title", { count: round.refusals.length })}</summary>
            <ul>
                {round.refusals.map(({ place, reason, detail }) => (
                    <li key={`${place} ${reason}`}>
                        <strong>{name(place)}</strong>: {detail ?? reason}
                    </li>
                ))}
            </ul>
        </details>
    );
}
