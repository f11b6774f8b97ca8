import { useNavigate, useSearchParams } from "react-router";
import { usePlaces } from "../../api/profiles";
import type { Profile } from "../../api/types";
import { useText } from "../../i18n/text";
import { plusDays } from "../../lib/epi-week";
import { revisionsPath } from "../../lib/paths";
import { changedQuery } from "../../lib/url-state";
import { Combobox } from "../../ui/combobox";
import { DateField } from "../../ui/date-field";
import { Failure } from "../../ui/failure";
import { OfProfile } from "../../ui/of-profile";
import { Page } from "../../ui/page";
import { SelectField } from "../../ui/select-field";
import { ChangeTable } from "./change-table";

const everywhere = "";

function ProfileRevisions({ profile, profiles, lastAsOf }: { profile: Profile; profiles: Profile[]; lastAsOf: string }) {
    const t = useText();
    const navigate = useNavigate();
    const [query, setQuery] = useSearchParams();
    const places = usePlaces(profile.id);
    const now = query.get("now") ?? lastAsOf;
    const then = query.get("then") ?? plusDays(now, -7);
    const place = query.get("place") ?? everywhere;
    const change = (changes: Record<string, string>) => setQuery(changedQuery(query, changes));
    return (
        <>
            {places.isError && <Failure problem={places.error} retry={() => void places.refetch()} />}
            <div className="toolbar" role="group" aria-label={t("forecast.selection")}>
                <SelectField
                    label={t("common.profile")}
                    value={profile.id}
                    options={profiles
                        .filter(({ lastAsOf: known }) => known)
                        .map(({ id, disease, indicator }) => ({ value: id, label: `${disease} – ${indicator}` }))}
                    onChange={(id) => void navigate(revisionsPath(id))}
                />
                <Combobox
                    label={t("common.place")}
                    value={place}
                    options={[
                        { value: everywhere, label: t("revisions.everywhere") },
                        ...(places.data ?? []).map(({ code, name }) => ({ value: code, label: name })),
                    ]}
                    nothingFound={t("common.nothingFound")}
                    onChange={(code) => change({ place: code })}
                />
                <DateField label={t("revisions.then")} value={then} max={now} onChange={(day) => change({ then: day })} />
                <DateField
                    label={t("revisions.now")}
                    value={now}
                    min={then}
                    max={lastAsOf}
                    onChange={(day) => change({ now: day })}
                />
            </div>
            <ChangeTable profile={profile} places={places.data ?? []} place={place || undefined} then={then} now={now} />
        </>
    );
}

/** What has become known between two days: new weeks, and weeks that were known otherwise. */
export function RevisionsPage() {
    const t = useText();
    return (
        <OfProfile path={revisionsPath}>
            {(profile, profiles) => (
                <Page title={`${t("revisions.title")} – ${profile.disease}`} lead={t("revisions.lead")}>
                    {profile.lastAsOf ? (
                        <ProfileRevisions key={profile.id} profile={profile} profiles={profiles} lastAsOf={profile.lastAsOf} />
                    ) : (
                        <p className="notice">{t("situation.noData")}</p>
                    )}
                </Page>
            )}
        </OfProfile>
    );
}
