import { useState } from "react";
import { useText, type MessageId } from "../../i18n/text";
import type { SkillFiguresProps } from "../../lib/skill-figures-props";
import { NumbersTable, useNumberRows, useSkillNumbers, type SkillNumbers } from "./skill-numbers";

interface SkillFigure {
    id: "skill" | "coverage" | "pit";
    title: MessageId;
    text: MessageId;
    head: MessageId;
    ofOneModel: boolean;
}

const figures: SkillFigure[] = [
    { id: "skill", title: "skill.overTime", text: "skill.overTimeText", head: "skill.referenceDate", ofOneModel: false },
    { id: "coverage", title: "skill.coverage", text: "skill.coverageText", head: "skill.interval", ofOneModel: false },
    { id: "pit", title: "skill.pit", text: "skill.pitText", head: "skill.part", ofOneModel: true },
];

const none: SkillNumbers = { overTime: [], coverage: [], pit: [] };

function Figure({
    figure,
    address,
    numbers,
    model,
}: {
    figure: SkillFigure;
    address: string;
    numbers: SkillNumbers;
    model: string;
}) {
    const t = useText();
    const [failed, setFailed] = useState(false);
    const rows = useNumberRows(figure.id, numbers, model);
    const title = t(figure.title);
    return (
        <figure className="skill-figure">
            <figcaption>
                <h3>{title}</h3>
                <span className="quiet small">{t(figure.text)}</span>
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
            <NumbersTable title={title} head={t(figure.head)} rows={rows} />
        </figure>
    );
}

/** Drawings of the scores, made by the service that draws figures, each with its numbers. */
export function SkillFigures({ profile, place, horizon, scale, model, version }: SkillFiguresProps) {
    const selection = { profile, place, horizon, scale, v: version };
    const numbers = useSkillNumbers(selection);
    return (
        <div className="skill-figures">
            {figures.map((figure) => {
                const query = new URLSearchParams({ profile, v: version });
                if (place) query.set("place", place);
                if (horizon) query.set("horizon", horizon);
                if (scale) query.set("scale", scale);
                if (figure.ofOneModel) query.set("model", model);
                const address = `/api/v1/figures/${figure.id}.svg?${query.toString()}`;
                return <Figure key={address} figure={figure} address={address} numbers={numbers.data ?? none} model={model} />;
            })}
        </div>
    );
}
