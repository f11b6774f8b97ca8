import { useText } from "../i18n/text";

type Shown = { reason?: string | null; suppressed?: boolean } | undefined;

/** Explains suppressed counts where any are shown. */
export function SuppressedNote({ observations }: { observations: Shown[] }) {
    const t = useText();
    const any = observations.some((shown) => shown?.suppressed || shown?.reason === "suppressed");
    return any ? <p className="quiet">{t("suppressed.note")}</p> : null;
}
