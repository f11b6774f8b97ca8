import type { AuditEvent } from "../../api/audit";
import { useFormats, useText } from "../../i18n/text";
import { DataTable, type Column } from "../../ui/data-table";
import { useEventDetail } from "./audit-details";
import { useEventName } from "./audit-events";

export function AuditTable({ events, more }: { events: AuditEvent[]; more: boolean }) {
    const t = useText();
    const formats = useFormats();
    const eventName = useEventName();
    const eventDetail = useEventDetail();
    const columns: [Column<AuditEvent>, ...Column<AuditEvent>[]] = [
        { id: "number", head: t("audit.number"), number: true, cell: ({ number }) => formats.number(number) },
        { id: "at", head: t("audit.at"), nowrap: true, cell: ({ at }) => formats.dateTime(at) },
        { id: "event", head: t("audit.event"), cell: ({ event }) => <span title={event}>{eventName(event)}</span> },
        { id: "actor", head: t("audit.actor"), cell: ({ actor }) => actor || "–" },
        { id: "subject", head: t("audit.subject"), cell: ({ subject }) => subject || "–" },
        { id: "address", head: t("sessions.address"), cell: ({ address }) => address || "–" },
        { id: "detail", head: t("audit.detail"), cell: ({ detail }) => <span className="wrap">{eventDetail(detail) || "–"}</span> },
    ];
    return (
        <DataTable
            caption={t(more ? "audit.captionMore" : "audit.caption", { count: events.length })}
            columns={columns}
            rows={events}
            rowKey={({ number }) => String(number)}
            empty={t("common.nothingFound")}
        />
    );
}
