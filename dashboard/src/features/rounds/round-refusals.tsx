import { usePlaces } from "../../api/profiles";
import type { Round } from "../../api/types";
import { useText } from "../../i18n/text";
import { RefusalList, refusedPlaces } from "../../ui/refusal-list";

export function RoundRefusals({ round }: { round: Round }) {
    const t = useText();
    const count = refusedPlaces(round).length;
    const failed = round.members.some(({ succeeded }) => !succeeded);
    const places = usePlaces(count > 0 ? round.profile : undefined);
    if (count === 0 && !failed) return t("rounds.noRefusal");
    return (
        <details>
            <summary>{t("rounds.refused", { count })}</summary>
            <RefusalList round={round} places={places.data} />
        </details>
    );
}
