import { useParams } from "react-router";
import { useMay } from "../../api/session";
import { useText } from "../../i18n/text";
import { Page } from "../../ui/page";
import { ImportDetail } from "./import-detail";
import { ImportList } from "./import-list";
import { UploadPanel } from "./upload-panel";

export function ImportsPage() {
    const t = useText();
    const { id } = useParams();
    const mayImport = useMay("observations:import");
    if (id) return <ImportDetail id={id} />;
    return (
        <Page title={t("nav.imports")} lead={t("imports.lead")}>
            {mayImport ? <UploadPanel /> : <p className="notice">{t("imports.notAllowed")}</p>}
            <ImportList />
        </Page>
    );
}
