import { isWorthShowing, useProfiles } from "../../api/profiles";
import { useText } from "../../i18n/text";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { Page } from "../../ui/page";
import { NoDataYet } from "./no-data-yet";
import { ProfileCard } from "./profile-card";

/** What there is, how old it is and where it leads. */
export function SituationPage() {
    const t = useText();
    const profiles = useProfiles();
    const empty = profiles.data?.every(({ lastTargetEndDate }) => !lastTargetEndDate) ?? false;
    return (
        <Page title={t("nav.situation")} lead={t("situation.lead")}>
            {profiles.isPending && <Loading />}
            {profiles.isError && <Failure problem={profiles.error} retry={() => void profiles.refetch()} />}
            {empty && <NoDataYet />}
            {profiles.data && (
                <div className="cards">
                    {profiles.data.filter(isWorthShowing).map((profile) => (
                        <ProfileCard key={profile.id} profile={profile} />
                    ))}
                </div>
            )}
        </Page>
    );
}
