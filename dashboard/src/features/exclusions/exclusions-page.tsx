import { useNavigate, useSearchParams } from "react-router";
import { usePlaces } from "../../api/profiles";
import { useMay } from "../../api/session";
import type { Profile } from "../../api/types";
import { useText } from "../../i18n/text";
import { exclusionsPath } from "../../lib/paths";
import { changedQuery } from "../../lib/url-state";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { OfProfile } from "../../ui/of-profile";
import { Page } from "../../ui/page";
import { SelectField } from "../../ui/select-field";
import { ExcludeForm } from "./exclude-form";
import { ExclusionList } from "./exclusion-list";

function ProfileExclusions({ profile, profiles }: { profile: Profile; profiles: Profile[] }) {
    const t = useText();
    const navigate = useNavigate();
    const [query, setQuery] = useSearchParams();
    const mayChange = useMay("observations:import");
    const places = usePlaces(profile.id);
    if (places.isError) return <Failure problem={places.error} retry={() => void places.refetch()} />;
    if (places.isPending) return <Loading />;
    return (
        <>
            <div className="toolbar" role="group" aria-label={t("forecast.selection")}>
                <SelectField
                    label={t("common.profile")}
                    value={profile.id}
                    options={profiles.map(({ id, disease, indicator }) => ({ value: id, label: `${disease} – ${indicator}` }))}
                    onChange={(id) => void navigate(exclusionsPath(id))}
                />
                <SelectField
                    label={t("exclusions.show")}
                    value={query.get("show") ?? ""}
                    options={[
                        { value: "", label: t("exclusions.inForce") },
                        { value: "all", label: t("exclusions.all") },
                    ]}
                    onChange={(show) => setQuery(changedQuery(query, { show }))}
                />
            </div>
            {mayChange ? (
                <ExcludeForm key={profile.id} profile={profile} places={places.data} />
            ) : (
                <p className="notice">{t("exclusions.notAllowed")}</p>
            )}
            <ExclusionList profile={profile} places={places.data} all={query.get("show") === "all"} mayChange={mayChange} />
        </>
    );
}

/** Periods that people have marked as not to be used, with the reason and who did it. */
export function ExclusionsPage() {
    const t = useText();
    return (
        <OfProfile path={exclusionsPath}>
            {(profile, profiles) => (
                <Page title={`${t("exclusions.title")} – ${profile.disease}`} lead={t("exclusions.lead")}>
                    <ProfileExclusions profile={profile} profiles={profiles} />
                </Page>
            )}
        </OfProfile>
    );
}
