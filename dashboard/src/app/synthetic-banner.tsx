import { useProfiles } from "../api/profiles";
import { useText } from "../i18n/text";

/** Stands on every page while any of the data are generated. */
export function SyntheticBanner() {
    const t = useText();
    const { data: profiles } = useProfiles();
    const synthetic = profiles?.filter((profile) => profile.synthetic) ?? [];
    if (synthetic.length === 0) return null;
    const all = synthetic.length === profiles?.filter((profile) => profile.lastTargetEndDate).length;
    return (
        <aside className="synthetic" aria-label={t("synthetic.label")}>
            <strong>{t("synthetic.banner")}</strong>{" "}
            {all
                ? t("synthetic.explanation")
                : t("synthetic.some", { names: synthetic.map(({ disease }) => disease).join(", ") })}
        </aside>
    );
}
