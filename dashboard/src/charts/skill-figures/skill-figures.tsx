import { useState } from "react";
import { useText, type MessageId } from "../../i18n/text";
import type { SkillFiguresProps } from "../../lib/skill-figures-props";

const figures: { id: string; title: MessageId; text: MessageId; ofOneModel: boolean }[] = [
    { id: "skill", title: "skill.overTime", text: "skill.overTimeText", ofOneModel: false },
    { id: "coverage", title: "skill.coverage", text: "skill.coverageText", ofOneModel: false },
    { id: "pit", title: "skill.pit", text: "skill.pitText", ofOneModel: true },
];

function Figure({ address, title, text }: { address: string; title: string; text: string }) {
    const t = useText();
    const [failed, setFailed] = useState(false);
    return (
        <figure className="skill-figure">
            <figcaption>
                <h3>{title}</h3>
                <span className="quiet small">{text}</span>
            </figcaption>
            {failed ? (
                <p role="alert" className="failed">
                    {t("skill.failed")}
                </p>
            ) : (
                <a href={address} target="_blank" rel="noreferrer">
                    <img src={address} alt={t("skill.alt", { title })} onError={() => setFailed(true)} />
                </a>
            )}
        </figure>
    );
}

/** Drawings of the scores, made by the service that draws figures; what they show is in the tables too. */
export function SkillFigures({ profile, place, horizon, scale, model, version }: SkillFiguresProps) {
    const t = useText();
    return (
        <div className="skill-figures">
            {figures.map(({ id, title, text, ofOneModel }) => {
                const query = new URLSearchParams({ profile, v: version });
                if (place) query.set("place", place);
                if (horizon) query.set("horizon", horizon);
                if (scale) query.set("scale", scale);
                if (ofOneModel) query.set("model", model);
                const address = `/api/v1/figures/${id}.svg?${query.toString()}`;
                return <Figure key={address} address={address} title={t(title)} text={t(text)} />;
            })}
        </div>
    );
}
