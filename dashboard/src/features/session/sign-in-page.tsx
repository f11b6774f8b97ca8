import { useSearchParams } from "react-router";
import { signInAddress } from "../../api/session";
import { country } from "#country";
import { useText } from "../../i18n/text";
import { Page } from "../../ui/page";

export function SignInPage() {
    const t = useText();
    const [query] = useSearchParams();
    return (
        <Page title={t("signIn.title")} hideTitle>
            <div className="landing">
                <p className="landing-country">{t(`country.${country.code}`)}</p>
                <h1>{t("signIn.heading")}</h1>
                {query.get("sign-in") === "failed" && (
                    <p className="notice error" role="alert">
                        {t("signIn.failed")}
                    </p>
                )}
                <p className="lead">{t("signIn.lead")}</p>
                <p>
                    <a className="button primary large" href={signInAddress()}>
                        {t("signIn.button")}
                    </a>
                </p>
                <p className="quiet">{t("signIn.help")}</p>
            </div>
        </Page>
    );
}
