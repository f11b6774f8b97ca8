import { Link } from "react-router";
import { useText } from "../i18n/text";
import { Page } from "../ui/page";

export function NotFoundPage() {
    const t = useText();
    return (
        <Page title={t("notFound.title")} lead={t("notFound.text")}>
            <p>
                <Link className="button" to="/">
                    {t("notFound.home")}
                </Link>
            </p>
        </Page>
    );
}
