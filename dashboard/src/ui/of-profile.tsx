import type { ReactNode } from "react";
import { Navigate, useParams } from "react-router";
import { isForecast, isWorthShowing, useProfiles } from "../api/profiles";
import type { Profile } from "../api/types";
import { useText } from "../i18n/text";
import { FailurePage } from "./failure-page";
import { Loading } from "./loading";
import { Page } from "./page";

interface OfProfileProps {
    /** Where a profile's page is: an address that names none goes to the first profile with data. */
    path: (profile: string) => string;
    /** Whether only those are shown that forecasts are made for. */
    forecast?: boolean;
    children: (profile: Profile, profiles: Profile[]) => ReactNode;
}

/** Shows the page of the profile that the address names. */
export function OfProfile({ path, forecast = false, children }: OfProfileProps) {
    const t = useText();
    const { profile: wanted } = useParams();
    const profiles = useProfiles();
    if (profiles.isPending) return <Loading />;
    if (profiles.isError) return <FailurePage problem={profiles.error} retry={() => void profiles.refetch()} />;
    const shown = profiles.data.filter(forecast ? isForecast : isWorthShowing);
    const profile = shown.find(({ id }) => id === wanted);
    if (profile) return children(profile, shown);
    const first = shown.find(({ lastTargetEndDate }) => lastTargetEndDate) ?? shown[0];
    if (!wanted && first) return <Navigate replace to={path(first.id)} />;
    return (
        <Page title={t("forecast.unknownProfile")} lead={t("forecast.unknownProfileHelp")}>
            {null}
        </Page>
    );
}
