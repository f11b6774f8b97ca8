import { useText } from "../i18n/text";
import { Failure } from "./failure";
import { Page } from "./page";

/** A page that could not be had: it still has a name and a heading, and says why. */
export function FailurePage({ problem, retry }: { problem: unknown; retry: () => void }) {
    const t = useText();
    return (
        <Page title={t("broken.title")}>
            <Failure problem={problem} retry={retry} />
        </Page>
    );
}
