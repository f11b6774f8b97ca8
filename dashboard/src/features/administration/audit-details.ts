import { useMemo } from "react";
import { useText, type MessageId } from "../../i18n/text";

/** The facts of events that have a name in every language. */
const names = [
    "after",
    "as-of",
    "before",
    "by-words",
    "changes",
    "client",
    "country-totals",
    "dates",
    "delivered",
    "events",
    "feed",
    "file",
    "format",
    "from",
    "grant",
    "import",
    "kind",
    "left",
    "mapping",
    "method",
    "model",
    "name",
    "number",
    "places",
    "profile",
    "proof",
    "provider",
    "public",
    "purpose",
    "query",
    "reason",
    "record",
    "reference-date",
    "removed",
    "required",
    "role",
    "rows",
    "scopes",
    "source",
    "stratum",
    "synthetic",
    "then",
    "to",
    "until",
    "whole",
] as const;
type Name = (typeof names)[number];

const beginning = new RegExp(`(?:^|; )(${names.join("|")})=`, "g");

const values: Record<string, MessageId> = {
    "*": "audit.value.all",
    true: "audit.value.true",
    false: "audit.value.false",
    ADMINISTRATOR: "role.ADMINISTRATOR",
    DATA_MANAGER: "role.DATA_MANAGER",
    DATA_PROTECTION_OFFICER: "role.DATA_PROTECTION_OFFICER",
    EPIDEMIOLOGIST: "role.EPIDEMIOLOGIST",
    OPERATOR: "role.OPERATOR",
    READER: "role.READER",
};

/** The facts of a detail written as "name=value; name=value"; none if it is written in another way. */
export function factsOf(detail: string): { name: Name; value: string }[] {
    const found = [...detail.matchAll(beginning)];
    if (found[0]?.index !== 0) return [];
    return found.map((match, i) => ({
        name: match[1] as Name,
        value: detail.slice(match.index + match[0].length, found[i + 1]?.index),
    }));
}

/** Tells the detail of an event in the reader's language; one of another form is shown as it is. */
export function useEventDetail(): (detail: string) => string {
    const t = useText();
    return useMemo(
        () => (detail) =>
            factsOf(detail)
                .map(({ name, value }) => {
                    const named = values[value];
                    return t(`audit.fact.${name}`, { value: named ? t(named) : value });
                })
                .join(" · ") || detail,
        [t],
    );
}
