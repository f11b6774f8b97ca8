import type { ReactNode } from "react";
import { useOperations, useServices } from "../../api/operations";
import { useMay } from "../../api/session";
import { useFormats, useText } from "../../i18n/text";
import { DataTable } from "../../ui/data-table";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { Page } from "../../ui/page";
import { useAmounts } from "./amounts";
import { attention, type Finding } from "./attention";
import { JobTable } from "./job-table";
import { RoundStateTable } from "./round-state-table";
import { ServiceTable } from "./service-table";
import { SourceStateTable } from "./source-state-table";

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
    return (
        <section className="panel" id={id} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{title}</h2>
            {children}
        </section>
    );
}

function Attention({ findings, at }: { findings: Finding[]; at: string | undefined }) {
    const t = useText();
    const formats = useFormats();
    return (
        <div className={`notice ${findings.length > 0 ? "warn" : "good"}`} role="status">
            <p className="notice-title">{t("operations.attention", { count: findings.length })}</p>
            {findings.length > 0 && (
                <ul>
                    {findings.map(({ text, values, section }) => (
                        <li key={`${text} ${Object.values(values).join(" ")}`}>
                            <a href={`#${section}`}>{t(text, values)}</a>
                        </li>
                    ))}
                </ul>
            )}
            {at && <p className="quiet">{t("operations.asOf", { at: formats.dateTime(at) })}</p>}
        </div>
    );
}

/** How the installation does: what needs attention first, then services, jobs, sources, rounds and storage. */
export function OperationsPage() {
    const t = useText();
    const amounts = useAmounts();
    const allowed = useMay("operations:read");
    const services = useServices(allowed);
    const work = useOperations(allowed);
    if (!allowed) {
        return (
            <Page title={t("operations.title")}>
                <p className="notice">{t("admin.notAllowed")}</p>
            </Page>
        );
    }
    const retry = () => void Promise.all([services.refetch(), work.refetch()]);
    return (
        <Page title={t("operations.title")} lead={t("operations.lead")}>
            {services.data && <Attention findings={attention(services.data, work.data)} at={work.data?.at} />}
            <Section id="services" title={t("operations.services")}>
                {services.error && <Failure problem={services.error} retry={retry} />}
                {services.isPending && <Loading />}
                {services.data && <ServiceTable services={services.data} />}
            </Section>
            {work.error && <Failure problem={work.error} retry={retry} />}
            {work.isPending && <Loading />}
            {work.data && (
                <>
                    <Section id="jobs" title={t("operations.jobs")}>
                        <JobTable jobs={work.data.jobs} at={work.data.at} />
                    </Section>
                    <Section id="sources" title={t("sources.title")}>
                        <SourceStateTable sources={work.data.sources} />
                    </Section>
                    <Section id="rounds" title={t("nav.rounds")}>
                        <RoundStateTable rounds={work.data.rounds} at={work.data.at} />
                    </Section>
                    <Section id="storage" title={t("operations.storage")}>
                        <DataTable
                            caption={t("operations.storageCaption", { size: amounts.bytes(work.data.databaseBytes) })}
                            columns={[
                                { id: "part", head: t("operations.part"), cell: ({ name }) => name },
                                {
                                    id: "size",
                                    head: t("operations.size"),
                                    number: true,
                                    cell: ({ bytes }) => amounts.bytes(bytes),
                                },
                            ]}
                            rows={work.data.storage}
                            rowKey={({ name }) => name}
                        />
                    </Section>
                </>
            )}
        </Page>
    );
}
