import { useState, type FormEvent } from "react";
import {
    useCarryOut,
    useChangeRetention,
    useLastRun,
    useRetention,
    useRetentionReports,
    type Kind,
    type RetentionReport,
    type RetentionRule,
} from "../../api/privacy";
import { useMay } from "../../api/session";
import { useFormats, useText } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";
import { DoneNotice, type Done } from "../../ui/done-notice";
import { Failure } from "../../ui/failure";
import { Loading } from "../../ui/loading";
import { AdministrationFrame, NotAllowed } from "./administration-frame";
import { PrivacyRecords } from "./privacy-records";
import { Restrictions } from "./restrictions";

function DaysForm({ rule, onSave }: { rule: RetentionRule; onSave: (days: number) => void }) {
    const t = useText();
    const [days, setDays] = useState(String(rule.days));
    const submit = (event: FormEvent) => {
        event.preventDefault();
        onSave(Number(days));
    };
    return (
        <form onSubmit={submit} className="actions">
            <input
                type="number"
                min={1}
                max={3650}
                required
                value={days}
                aria-label={t("retention.daysOf", { kind: t(`retention.kind.${rule.kind}`) })}
                onChange={(event) => setDays(event.target.value)}
            />
            <button type="submit" className="button" disabled={days === String(rule.days)}>
                {t("person.save")}
            </button>
        </form>
    );
}

function Schedule({ rules }: { rules: RetentionRule[] }) {
    const t = useText();
    const formats = useFormats();
    const [done, setDone] = useState<Done | null>(null);
    const change = useChangeRetention();
    const save = (kind: Kind, days: number, before: number | null) =>
        change.mutate(
            { kind, days },
            {
                onSuccess: () =>
                    setDone({
                        text: t("retention.saved", { kind: t(`retention.kind.${kind}`), days }),
                        ...(before !== null && { undo: () => save(kind, before, null) }),
                    }),
            },
        );
    const columns: [Column<RetentionRule>, ...Column<RetentionRule>[]] = [
        { id: "kind", head: t("retention.what"), cell: ({ kind }) => t(`retention.kind.${kind}`) },
        {
            id: "days",
            head: t("retention.days"),
            cell: (rule) => <DaysForm key={rule.days} rule={rule} onSave={(days) => save(rule.kind, days, rule.days)} />,
        },
        {
            id: "by",
            head: t("retention.setBy"),
            cell: ({ changedBy, changedAt }) =>
                changedBy && changedAt ? `${changedBy}, ${formats.dateTime(changedAt)}` : t("retention.usual"),
        },
    ];
    return (
        <section className="panel">
            <h2>{t("retention.schedule")}</h2>
            <p>{t("retention.scheduleText")}</p>
            {done && <DoneNotice done={done} />}
            {change.isError && <Failure problem={change.error} />}
            <DataTable caption={t("retention.schedule")} columns={columns} rows={rules} rowKey={({ kind }) => kind} />
        </section>
    );
}

function Reports() {
    const t = useText();
    const formats = useFormats();
    const reports = useRetentionReports();
    if (reports.isPending) return <Loading />;
    if (reports.isError) return <Failure problem={reports.error} retry={() => void reports.refetch()} />;
    const columns: [Column<RetentionReport>, ...Column<RetentionReport>[]] = [
        { id: "at", head: t("audit.at"), nowrap: true, cell: ({ at }) => formats.dateTime(at) },
        { id: "kind", head: t("retention.what"), cell: ({ kind }) => t(`retention.kind.${kind}`) },
        { id: "before", head: t("retention.before"), nowrap: true, cell: ({ before }) => formats.dateTime(before) },
        { id: "removed", head: t("retention.removed"), number: true, cell: ({ removed }) => formats.number(removed) },
    ];
    return (
        <section className="panel">
            <h2>{t("retention.reports")}</h2>
            <DataTable
                caption={t("retention.caption", { count: reports.data.length })}
                columns={columns}
                rows={reports.data}
                rowKey={({ at, kind }) => `${at} ${kind}`}
                empty={t("retention.none")}
            />
        </section>
    );
}

function LastRun() {
    const t = useText();
    const formats = useFormats();
    const last = useLastRun();
    const carryOut = useCarryOut();
    const run = last.data?.run;
    return (
        <section className="panel">
            <h2>{t("retention.job")}</h2>
            {last.isPending && <Loading />}
            {last.isError && <Failure problem={last.error} retry={() => void last.refetch()} />}
            {last.data && (
                <p>{run ? t("retention.lastRun", { at: formats.dateTime(run.at), count: run.removed }) : t("retention.noRun")}</p>
            )}
            {carryOut.isError && <Failure problem={carryOut.error} />}
            <button type="button" className="button" disabled={carryOut.isPending} onClick={() => carryOut.mutate()}>
                {t("retention.runNow")}
            </button>
        </section>
    );
}

export function PrivacyPage() {
    const t = useText();
    const may = useMay("privacy:manage");
    const rules = useRetention();
    if (!may) return <NotAllowed />;
    return (
        <AdministrationFrame title={t("retention.title")} lead={t("retention.lead")}>
            {rules.isPending && <Loading />}
            {rules.isError && <Failure problem={rules.error} retry={() => void rules.refetch()} />}
            {rules.data && <Schedule rules={rules.data} />}
            <LastRun />
            <Reports />
            <Restrictions />
            <PrivacyRecords kind="PROCESSING" />
            <PrivacyRecords kind="BREACH" />
        </AdministrationFrame>
    );
}
