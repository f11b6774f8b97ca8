import type { ServiceAnswer } from "../../api/operations";
import { useFormats, useText } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";
import { useAmounts } from "./amounts";

const tones = { up: "good", failing: "warn", down: "error" } as const;

/** Each service: whether it answers, which version it is, and how close it is to its limits. */
export function ServiceTable({ services }: { services: ServiceAnswer[] }) {
    const t = useText();
    const formats = useFormats();
    const amounts = useAmounts();
    const why = ({ reason, process }: ServiceAnswer) => {
        if (reason === null) return null;
        if (reason === "health" && process) {
            const broken = Object.entries(process.parts).filter(([, status]) => status !== "UP");
            return t("operations.reason.health", { parts: broken.map(([part]) => part).join(", ") || process.status });
        }
        if (reason === "refused" || reason === "timeout" || reason === "answer") return t(`operations.reason.${reason}`);
        return t("operations.reason.status", { status: reason });
    };
    const columns: [Column<ServiceAnswer>, ...Column<ServiceAnswer>[]] = [
        { id: "service", head: t("operations.service"), cell: ({ service }) => service },
        {
            id: "state",
            head: t("column.state"),
            cell: (answer) => (
                <>
                    <span className={`tag ${tones[answer.state]}`}>{t(`operations.state.${answer.state}`)}</span> {why(answer)}
                </>
            ),
        },
        { id: "version", head: t("operations.version"), nowrap: true, cell: ({ process }) => process?.version || "–" },
        { id: "instance", head: t("operations.instance"), cell: ({ process }) => process?.instance || "–" },
        {
            id: "since",
            head: t("operations.since"),
            nowrap: true,
            cell: ({ process }) => (process ? formats.dateTime(process.startedAt) : "–"),
        },
        {
            id: "answer",
            head: t("operations.answer"),
            number: true,
            cell: ({ millis }) => (millis === null ? "–" : t("operations.millis", { amount: formats.number(millis) })),
        },
        {
            id: "memory",
            head: t("operations.memory"),
            number: true,
            cell: ({ process }) =>
                process
                    ? t("operations.of", {
                          used: amounts.bytes(process.heapUsedBytes),
                          most: amounts.bytes(process.heapMaxBytes),
                      })
                    : "–",
        },
        {
            id: "pool",
            head: t("operations.pool"),
            number: true,
            cell: ({ process }) =>
                process?.poolMax === null || process?.poolMax === undefined
                    ? "–"
                    : t("operations.connections", {
                          used: process.poolActive ?? 0,
                          most: process.poolMax,
                          waiting: process.poolWaiting ?? 0,
                      }),
        },
    ];
    return (
        <DataTable
            caption={t("operations.servicesCaption", { count: services.length })}
            columns={columns}
            rows={services}
            rowKey={({ service }) => service}
        />
    );
}
