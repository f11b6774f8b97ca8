import { useAllPlaces } from "../api/profiles";
import { useScope } from "../api/scope";
import { useText } from "../i18n/text";

const shownAtMost = 8;

/** Stands on every page of a person who may see some places only. */
export function ScopeBanner() {
    const t = useText();
    const scope = useScope();
    const places = useAllPlaces(scope.data?.limited ?? false);
    if (!scope.data?.limited) return null;
    const seen = new Set((places.data ?? []).map(({ code }) => code));
    // a place stands for all that is below it
    const names = (places.data ?? []).filter(({ parent }) => !parent || !seen.has(parent)).map(({ name }) => name);
    const rest = names.length - shownAtMost;
    return (
        <aside className="scope" aria-label={t("scope.label")}>
            {names.length === 0
                ? t("scope.none")
                : t(rest > 0 ? "scope.someMore" : "scope.some", {
                      names: names.slice(0, shownAtMost).join(", "),
                      count: Math.max(rest, 0),
                  })}
        </aside>
    );
}
