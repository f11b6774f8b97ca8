import { useMemo } from "react";
import { useText, type MessageId } from "./text";

const diseases: Record<string, MessageId> = {
    influenza: "disease.influenza",
    "covid-19": "disease.covid-19",
    "influenza-like-illness": "disease.influenza-like-illness",
    "acute-respiratory-infection": "disease.acute-respiratory-infection",
    mpox: "disease.mpox",
};

const indicators: Record<string, MessageId> = {
    "hospital-admissions": "indicator.hospital-admissions",
    incidence: "indicator.incidence",
    "ed-visit-share": "indicator.ed-visit-share",
    cases: "indicator.cases",
};

const reasons: Record<string, MessageId> = {
    "too-short": "reason.too-short",
    "all-missing": "reason.all-missing",
    "no-recent-data": "reason.no-recent-data",
    "unknown-place": "reason.unknown-place",
    "model-failed": "reason.model-failed",
    "library-missing": "reason.library-missing",
};

const models: Record<string, MessageId> = {
    baseline: "model.baseline",
    renewal: "model.renewal",
    boosting: "model.boosting",
    network: "model.network",
    ensemble: "model.ensemble",
};

/** Names of things the services identify by codes; a code that has no name here is shown as it is. */
export interface Names {
    disease: (code: string) => string;
    indicator: (code: string) => string;
    reason: (code: string) => string;
    model: (code: string) => string;
    profile: (profile: { disease: string; indicator: string }) => string;
}

export function useNames(): Names {
    const t = useText();
    return useMemo(() => {
        const named = (names: Record<string, MessageId>) => (code: string) => {
            const id = names[code];
            return id ? t(id) : code;
        };
        const disease = named(diseases);
        const indicator = named(indicators);
        return {
            disease,
            indicator,
            reason: named(reasons),
            model: named(models),
            profile: (profile) => `${disease(profile.disease)} – ${indicator(profile.indicator)}`,
        };
    }, [t]);
}
