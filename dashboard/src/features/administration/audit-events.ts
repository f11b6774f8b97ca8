import { useMemo } from "react";
import { useText } from "../../i18n/text";

/** The events that have a name in every language. */
const known = [
    "account.changed",
    "account.closed",
    "account.invited",
    "account.locked",
    "account.password-reset",
    "account.places-changed",
    "account.role-changed",
    "account.signed-out",
    "account.unlocked",
    "audit.exported",
    "audit.read",
    "client.disabled",
    "client.enabled",
    "client.made",
    "client.places-changed",
    "client.secret-renewed",
    "exclusion.lifted",
    "exclusion.made",
    "export.findings",
    "export.forecasts",
    "export.observations",
    "import.accepted",
    "import.cancelled",
    "import.quarantined",
    "import.received",
    "import.withdrawn",
    "password.changed",
    "password.chosen-by-link",
    "password.reset-asked",
    "privacy.erased",
    "privacy.exported",
    "privacy.restricted",
    "privacy.retention",
    "privacy.retention-changed",
    "round.started",
    "second-factor.added",
    "second-factor.recovery-code-used",
    "second-factor.recovery-codes-renewed",
    "second-factor.refused",
    "second-factor.removed",
    "session.ended",
    "sign-in.accepted",
    "sign-in.locked",
    "sign-in.refused",
    "sign-in.slowed-down",
    "source.changed",
    "source.mapping-removed",
    "source.mapping-saved",
    "suppression.changed",
    "token.reused",
] as const;
type Known = (typeof known)[number];

const isKnown = (code: string): code is Known => (known as readonly string[]).includes(code);

/** Names events in the reader's language; a code without a name is shown as it is. */
export function useEventName(): (code: string) => string {
    const t = useText();
    return useMemo(() => (code) => (isKnown(code) ? t(`audit.event.${code}`) : code), [t]);
}
