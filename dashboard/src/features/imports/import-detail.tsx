import { Link } from "react-router";
import { useImport } from "../../api/imports";
import { useMay } from "../../api/session";
import { useFormats, useText } from "../../i18n/text";
import { importsPath } from "../../lib/paths";
import { FailurePage } from "../../ui/failure-page";
import { Loading } from "../../ui/loading";
import { Page } from "../../ui/page";
import { StateTag } from "../../ui/state-tag";
import { FindingsTable } from "./findings-table";
import { Withdrawal } from "./withdrawal";

export function ImportDetail({ id }: { id: string }) {
    const t = useText();
    const formats = useFormats();
    const run = useImport(id);
    const mayImport = useMay("observations:import");
    if (run.isPending) return <Loading />;
    if (run.isError) return <FailurePage problem={run.error} retry={() => void run.refetch()} />;
    const { fileName, state, rows, changes, unchanged, receivedAt, importedBy, findings } = run.data;
    const count = (value: number | null) => (value === null ? "–" : formats.number(value));
    return (
        <Page title={fileName}>
            <p>
                <Link to={importsPath()}>← {t("imports.back")}</Link>
            </p>
            {state === "quarantined" && (
                <div className="notice error">
                    <p className="notice-title">{t("imports.refusedTitle")}</p>
                    <p>{t("imports.refusedText")}</p>
                </div>
            )}
            <section className="panel">
                <dl className="facts">
                    <dt>{t("column.state")}</dt>
                    <dd>
                        <StateTag state={state} />
                    </dd>
                    <dt>{t("imports.rows")}</dt>
                    <dd>{count(rows)}</dd>
                    <dt>{t("imports.changes")}</dt>
                    <dd>{count(changes)}</dd>
                    <dt>{t("imports.unchanged")}</dt>
                    <dd>{count(unchanged)}</dd>
                    <dt>{t("imports.when")}</dt>
                    <dd>{formats.dateTime(receivedAt)}</dd>
                    <dt>{t("imports.by")}</dt>
                    <dd>{importedBy ?? "–"}</dd>
                </dl>
            </section>
            {state === "accepted" && mayImport && <Withdrawal id={run.data.id} />}
            {(findings.length > 0 || state === "accepted") && <FindingsTable fileName={fileName} findings={findings} />}
        </Page>
    );
}
