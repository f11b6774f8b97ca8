import { useText, type MessageId } from "../i18n/text";

const known: Record<string, { label: MessageId; tone: string }> = {
    queued: { label: "state.queued", tone: "" },
    received: { label: "state.queued", tone: "" },
    running: { label: "state.running", tone: "" },
    reading: { label: "state.running", tone: "" },
    succeeded: { label: "state.succeeded", tone: "good" },
    accepted: { label: "state.accepted", tone: "good" },
    failed: { label: "state.failed", tone: "error" },
    quarantined: { label: "state.quarantined", tone: "error" },
    cancelled: { label: "state.cancelled", tone: "warn" },
    withdrawn: { label: "state.withdrawn", tone: "warn" },
};

/** The state of a job, import or round, as a word. */
export function StateTag({ state }: { state: string }) {
    const t = useText();
    const entry = known[state.toLowerCase()];
    return <span className={`tag ${entry?.tone ?? ""}`}>{entry ? t(entry.label) : state}</span>;
}
