import { useState } from "react";
import { exportAudit, useAudit, useIntegrity, type AuditFilter } from "../../api/audit";
import { useMay } from "../../api/session";
import { useMutation } from "@tanstack/react-query";
import { useText } from "../../i18n/text";
import { saveFile } from "../../lib/download";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { AdministrationFrame, NotAllowed } from "./administration-frame";
import { AuditFilterForm } from "./audit-filter-form";
import { AuditTable } from "./audit-table";

const everything: AuditFilter = { event: "", actor: "", text: "", from: "", to: "" };

function Proof() {
    const t = useText();
    const integrity = useIntegrity();
    return (
        <section className="panel">
            <h2>{t("audit.proof")}</h2>
            <p>{t("audit.proofText")}</p>
            {integrity.isError && <Failure problem={integrity.error} />}
            {integrity.data && (
                <p className={integrity.data.whole ? "notice good" : "notice error"} role="status">
                    {integrity.data.whole
                        ? t("audit.whole")
                        : t("audit.broken", { number: String(integrity.data.firstBroken ?? "") })}
                </p>
            )}
            {integrity.data?.whole && (
                <p>
                    {t("audit.head")} <code>{integrity.data.head}</code>
                </p>
            )}
            <button type="button" className="button" disabled={integrity.isFetching} onClick={() => void integrity.refetch()}>
                {t("audit.check")}
            </button>
        </section>
    );
}

export function AuditPage() {
    const t = useText();
    const may = useMay("audit:read");
    const [filter, setFilter] = useState(everything);
    const found = useAudit(filter);
    const save = useMutation({
        mutationFn: async () => saveFile(await (await exportAudit(filter)).blob(), "vigie-audit.csv", "text/csv;charset=utf-8"),
    });
    if (!may) return <NotAllowed />;
    const events = found.data?.pages.flatMap((page) => page.events) ?? [];
    return (
        <AdministrationFrame title={t("audit.title")} lead={t("audit.lead")}>
            <section className="panel">
                <h2>{t("audit.search")}</h2>
                <AuditFilterForm onSearch={setFilter} />
                {found.isPending && <Loading />}
                {found.isError && <Failure problem={found.error} retry={() => void found.refetch()} />}
                {found.data && <AuditTable events={events} more={found.hasNextPage} />}
                {save.isError && <Failure problem={save.error} />}
                <div className="actions">
                    {found.hasNextPage && (
                        <button
                            type="button"
                            className="button"
                            disabled={found.isFetchingNextPage}
                            onClick={() => void found.fetchNextPage()}
                        >
                            {t("audit.more")}
                        </button>
                    )}
                    <button type="button" className="button" disabled={save.isPending} onClick={() => save.mutate()}>
                        {t("audit.export")}
                    </button>
                </div>
            </section>
            <Proof />
        </AdministrationFrame>
    );
}
