import { useText } from "../i18n/text";

export function Loading() {
    const t = useText();
    return (
        <p className="loading" role="status">
            {t("common.loading")}
        </p>
    );
}
