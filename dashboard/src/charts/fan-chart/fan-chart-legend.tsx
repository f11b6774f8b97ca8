import type { ReactNode } from "react";
import { useText } from "../../i18n/text";

function Swatch({ children }: { children: ReactNode }) {
    return (
        <svg width="28" height="14" viewBox="0 0 28 14" aria-hidden="true">
            {children}
        </svg>
    );
}

interface FanChartLegendProps {
    later: boolean;
    excluded: boolean;
    compared: string | null;
}

export function FanChartLegend({ later, excluded, compared }: FanChartLegendProps) {
    const t = useText();
    return (
        <ul className="legend">
            <li>
                <Swatch>
                    <path className="observed" d="M1 7h26" />
                    <circle className="observed-mark" cx="14" cy="7" r="2" />
                </Swatch>
                {t("legend.observed")}
            </li>
            <li>
                <Swatch>
                    <path className="observed provisional" d="M1 7h26" />
                    <circle className="observed-mark provisional" cx="14" cy="7" r="3.5" />
                </Swatch>
                {t("legend.provisional")}
            </li>
            {later && (
                <li>
                    <Swatch>
                        <path className="later" d="M10 3l8 8m0-8l-8 8" />
                    </Swatch>
                    {t("legend.later")}
                </li>
            )}
            {excluded && (
                <li>
                    <Swatch>
                        <path className="excluded" d="M10 7h8m-4-4v8" />
                    </Swatch>
                    {t("legend.excluded")}
                </li>
            )}
            <li>
                <Swatch>
                    <path className="median" d="M1 7h26" />
                </Swatch>
                {t("legend.median")}
            </li>
            {([50, 80, 95] as const).map((level) => (
                <li key={level}>
                    <Swatch>
                        <path className={`band band-${level}`} d="M1 1h26v12h-26z" />
                    </Swatch>
                    {t("legend.band", { level })}
                </li>
            ))}
            {compared && (
                <li>
                    <Swatch>
                        <g className="compared">
                            <path className="bound" d="M1 2h26M1 12h26" />
                            <path d="M1 7h26" />
                        </g>
                    </Swatch>
                    {t("legend.compared", { model: compared })}
                </li>
            )}
        </ul>
    );
}
