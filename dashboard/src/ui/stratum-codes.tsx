import type { Stratum } from "../api/strata";
import { useText } from "../i18n/text";
import { SelectField } from "./select-field";

interface StratumCodesProps {
    /** What the column says in the rows that were seen. */
    seen: string[];
    strata: Stratum[];
    codes: Record<string, string>;
    change: (codes: Record<string, string>) => void;
}

/** Which part of the people is meant by each sign of a column. */
export function StratumCodes({ seen, strata, codes, change }: StratumCodesProps) {
    const t = useText();
    const signs = [...new Set([...Object.keys(codes), ...seen])].filter(Boolean);
    if (signs.length === 0) return null;
    return (
        <fieldset>
            <legend>{t("mapping.strata")}</legend>
            <p className="quiet">{t("mapping.strataHint")}</p>
            <div className="toolbar">
                {signs.map((sign) => (
                    <SelectField
                        key={sign}
                        label={sign}
                        value={codes[sign] ?? ""}
                        options={[
                            { value: "", label: t("mapping.byName") },
                            ...strata.map(({ id, name }) => ({ value: id, label: name })),
                        ]}
                        onChange={(id) => change({ ...codes, [sign]: id })}
                    />
                ))}
            </div>
        </fieldset>
    );
}
