import type { Place, Round } from "../../api/types";
import { useText } from "../../i18n/text";
import { RefusalList, refusedPlaces } from "../../ui/refusal-list";

/** Places that the model gave no forecast for, each with its reason. */
export function Refusals({ round, places, model }: { round: Round; places: Place[]; model: string }) {
    const t = useText();
    const count = refusedPlaces(round, model).length;
    if (count === 0) return null;
    return (
        <details className="panel">
            <summary>{t("refusals.title", { count })}</summary>
            <RefusalList round={round} places={places} model={model} />
        </details>
    );
}
