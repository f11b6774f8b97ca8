import { useSearchParams } from "react-router";
import type { Finding } from "../../api/findings";
import { useFormats, useText, type MessageId } from "../../i18n/text";
import type { Cell } from "../../lib/csv";
import { changedQuery } from "../../lib/url-state";
import { CsvButtons } from "../../ui/csv-buttons";
import { DataTable, type Column } from "../../ui/data-table";
import { SelectField } from "../../ui/select-field";

const severities: Record<string, { label: MessageId; tone: string }> = {
    error: { label: "severity.error", tone: "error" },
    warning: { label: "severity.warning", tone: "warn" },
    info: { label: "severity.info", tone: "" },
};

const shownAtMost = 500;

/** What is wrong, and in which file of an archive; everything else has a column of its own. */
const explained = ({ entry, explanation }: Finding) => [entry, explanation].filter(Boolean).join(": ");

/** What was wrong or odd about a file, to filter and to take away. */
export function FindingsTable({ fileName, findings }: { fileName: string; findings: Finding[] }) {
    const t = useText();
    const formats = useFormats();
    const [query, setQuery] = useSearchParams();
    const severity = query.get("severity") ?? "";
    const rule = query.get("rule") ?? "";
    const change = (changes: Record<string, string>) => setQuery(changedQuery(query, changes));
    const matching = findings.filter(
        (finding) => (!severity || finding.severity.toLowerCase() === severity) && (!rule || finding.rule === rule),
    );
    const severityOf = (finding: Finding) => severities[finding.severity.toLowerCase()];
    const columns: [Column<Finding>, ...Column<Finding>[]] = [
        { id: "line", head: t("finding.line"), number: true, cell: ({ line }) => (line === null ? "–" : formats.number(line)) },
        { id: "column", head: t("finding.column"), cell: ({ column }) => (column ? <code>{column}</code> : "–") },
        {
            id: "severity",
            head: t("finding.severity"),
            cell: (finding) => {
                const known = severityOf(finding);
                return <span className={`tag ${known?.tone ?? ""}`}>{known ? t(known.label) : finding.severity}</span>;
            },
        },
        {
            id: "place",
            head: t("finding.place"),
            nowrap: true,
            cell: ({ place, targetEndDate }) =>
                [place, targetEndDate && formats.date(targetEndDate)].filter(Boolean).join(", ") || "–",
        },
        { id: "message", head: t("finding.message"), cell: explained },
        { id: "found", head: t("finding.found"), cell: ({ found }) => (found === null ? "–" : <code>{found}</code>) },
        { id: "expected", head: t("finding.expected"), cell: ({ expected }) => expected ?? "–" },
    ];
    const csv = (): Cell[][] => [
        [...columns.map(({ head }) => head), t("finding.rule")],
        ...matching.map((finding): Cell[] => {
            const known = severityOf(finding);
            const label = known ? t(known.label) : finding.severity;
            const where = [finding.place, finding.targetEndDate].filter(Boolean).join(" ");
            return [finding.line, finding.column, label, where, explained(finding), finding.found, finding.expected, finding.ruleName];
        }),
    ];
    if (findings.length === 0) return <p className="notice good">{t("findings.none")}</p>;
    const rules = [...new Map(findings.map((finding) => [finding.rule, finding.ruleName]))].map(([value, label]) => ({ value, label }));
    rules.sort((one, other) => one.label.localeCompare(other.label));
    const present = [...new Set(findings.map((finding) => finding.severity.toLowerCase()))];
    return (
        <section className="panel">
            <h2>{t("findings.title")}</h2>
            <div className="toolbar">
                <SelectField
                    label={t("finding.severity")}
                    value={severity}
                    options={[
                        { value: "", label: t("findings.all") },
                        ...present.map((value) => ({ value, label: severities[value] ? t(severities[value].label) : value })),
                    ]}
                    onChange={(value) => change({ severity: value })}
                />
                <SelectField
                    label={t("finding.rule")}
                    value={rule}
                    options={[{ value: "", label: t("findings.all") }, ...rules]}
                    onChange={(value) => change({ rule: value })}
                />
            </div>
            <DataTable
                caption={t("findings.caption", { shown: Math.min(matching.length, shownAtMost), count: findings.length })}
                columns={columns}
                rows={matching.slice(0, shownAtMost)}
                rowKey={(finding) => `${finding.line} ${finding.column} ${finding.rule} ${finding.message}`}
                empty={t("common.nothingFound")}
            />
            <div className="actions">
                <CsvButtons name={`${fileName}-findings`} rows={csv} />
            </div>
        </section>
    );
}
