import type { Round } from "../../api/types";
import { useNames } from "../../i18n/names";
import { useFormats, useText } from "../../i18n/text";

/** Where a forecast comes from: what one needs to make it again. */
export function Provenance({ round, model }: { round: Round; model: string }) {
    const t = useText();
    const formats = useFormats();
    const names = useNames();
    return (
        <details className="panel">
            <summary>{t("provenance.title")}</summary>
            <dl className="facts">
                <dt>{t("provenance.referenceDate")}</dt>
                <dd>{formats.date(round.referenceDate)}</dd>
                <dt>{t("provenance.asOf")}</dt>
                <dd>{formats.date(round.asOf)}</dd>
                <dt>{t("forecast.model")}</dt>
                <dd>{names.model(model)}</dd>
                <dt>{t("provenance.version")}</dt>
                <dd>
                    <code>{round.codeVersion}</code>
                </dd>
                <dt>{t("provenance.seed")}</dt>
                <dd>
                    <code>{round.seed}</code>
                </dd>
                <dt>{t("provenance.started")}</dt>
                <dd>{round.startedAt ? formats.dateTime(round.startedAt) : "–"}</dd>
            </dl>
        </details>
    );
}
