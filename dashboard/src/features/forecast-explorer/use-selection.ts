import { useNavigate, useParams, useSearchParams } from "react-router";
import { isForecast, usePlaces, useProfiles } from "../../api/profiles";
import { newestUsable, useRounds } from "../../api/rounds";
import { forecastsPath } from "../../lib/paths";
import { changedQuery } from "../../lib/url-state";

/** The model shown when the address names none: an ensemble where there is one. */
export function preferredModel(models: string[]): string | undefined {
    return models.find((model) => /ensemble/i.test(model)) ?? models.at(-1);
}

/** What the address selects, completed by what there is. */
export function useSelection() {
    const { profile: profileId, place } = useParams();
    const [query, setQuery] = useSearchParams();
    const navigate = useNavigate();
    const profiles = useProfiles();
    const profile = profiles.data?.find((each) => each.id === profileId && isForecast(each));
    const places = usePlaces(profile?.id);
    const rounds = useRounds(profile?.id);
    const wantedRound = query.get("round");
    const round = wantedRound ? rounds.data?.find(({ id }) => String(id) === wantedRound) : newestUsable(rounds.data);
    const wantedModel = query.get("model");
    const model = round?.models.find((name) => name === wantedModel) ?? preferredModel(round?.models ?? []);
    const compared = round?.models.find((name) => name === query.get("compare") && name !== model) ?? null;
    const change = (changes: Record<string, string | null>) => setQuery(changedQuery(query, changes));
    return {
        profiles,
        profile,
        profileId,
        places,
        place,
        rounds,
        round,
        wantedRound,
        model,
        compared,
        query,
        change,
        chooseProfile: (id: string) => void navigate(forecastsPath(id, place)),
        choosePlace: (code: string | null) => void navigate(forecastsPath(profileId ?? "", code, Object.fromEntries(query))),
    };
}

export type Selection = ReturnType<typeof useSelection>;
