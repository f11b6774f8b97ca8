import { useExplanations } from "../../api/rounds";
import type { Explanation, Place, Profile, Round } from "../../api/types";
import { useNames } from "../../i18n/names";
import { useFormats, useText } from "../../i18n/text";
import { useValues } from "../../i18n/values";
import { DataTable, type Column } from "../../ui/data-table";
import { factorsOf, type Factor } from "./factors";

interface WhyProps {
    profile: Profile;
    place: Place;
    round: Round;
    model: string;
}

const horizonsOf = (explanations: Explanation[]) => explanations.map(({ horizon }) => horizon).sort((a, b) => a - b);

/** What raised and what lowered a model's forecast, in words. */
function FactorTable({ explanations, model }: { explanations: Explanation[]; model: string }) {
    const t = useText();
    const formats = useFormats();
    const effect = (share: number | undefined) => {
        if (share === undefined || Math.abs(share) < 0.01) return t("factor.none");
        return t(share > 0 ? "factor.raises" : "factor.lowers", { share: formats.percent(Math.abs(share)) });
    };
    const columns: [Column<Factor>, ...Column<Factor>[]] = [
        { id: "factor", head: t("factor.head"), cell: ({ factor }) => t(factor) },
        ...horizonsOf(explanations).map((count): Column<Factor> => ({
            id: String(count),
            head: t("scores.horizonOf", { count }),
            nowrap: true,
            cell: ({ shares }) => effect(shares.get(count)),
        })),
    ];
    return (
        <DataTable
            caption={t("factor.caption", { model })}
            columns={columns}
            rows={factorsOf(explanations)}
            rowKey={({ factor }) => factor}
        />
    );
}

/** What each member adds to the median of the ensemble. */
function MemberTable({ profile, explanations }: { profile: Profile; explanations: Explanation[] }) {
    const t = useText();
    const formats = useFormats();
    const names = useNames();
    const values = useValues(profile.unit);
    const members = [...new Set(explanations.flatMap(({ parts }) => parts.map(({ name }) => name)))];
    const cell = (member: string, horizon: number) => {
        const parts = explanations.find((one) => one.horizon === horizon)?.parts ?? [];
        const own = parts.find(({ name }) => name === member)?.value;
        const all = parts.reduce((sum, { value }) => sum + value, 0);
        if (own === undefined) return "–";
        return all > 0 ? `${values.bare(own)} (${formats.percent(own / all)})` : values.bare(own);
    };
    const columns: [Column<string>, ...Column<string>[]] = [
        { id: "member", head: t("forecast.model"), cell: names.model },
        ...horizonsOf(explanations).map((count): Column<string> => ({
            id: String(count),
            head: t("scores.horizonOf", { count }),
            number: true,
            cell: (member) => cell(member, count),
        })),
    ];
    return <DataTable caption={t("why.members")} columns={columns} rows={members} rowKey={(member) => member} />;
}

/** Why the forecast is as it is: the members of an ensemble, and what moved the model that can tell. */
export function WhyThisForecast({ profile, place, round, model }: WhyProps) {
    const t = useText();
    const names = useNames();
    const own = useExplanations(String(round.id), model, place.code);
    const isEnsemble = model === "ensemble";
    const member = isEnsemble ? round.models.find((name) => name === "boosting") : undefined;
    const ofMember = useExplanations(String(round.id), member, place.code);
    const factors = isEnsemble ? ofMember.data : own.data;
    if (!own.data?.length && !factors?.length) return null;
    return (
        <section className="panel" aria-labelledby="why-title">
            <h2 id="why-title">{t("why.title")}</h2>
            {isEnsemble && own.data && own.data.length > 0 && <MemberTable profile={profile} explanations={own.data} />}
            {factors && factors.length > 0 && (
                <>
                    <FactorTable explanations={factors} model={names.model(member ?? model)} />
                    <p className="quiet small">{t("why.note")}</p>
                </>
            )}
        </section>
    );
}
