import { useEffect, useRef, useState } from "react";
import { whenSessionExpires } from "../../api/client";
import { signInAddress } from "../../api/session";
import { useText } from "../../i18n/text";

/** Says that the session has ended, once, without throwing away what is on the page. */
export function SessionExpired() {
    const t = useText();
    const dialog = useRef<HTMLDialogElement>(null);
    const [expired, setExpired] = useState(false);
    useEffect(() => {
        whenSessionExpires(() => setExpired(true));
        return () => whenSessionExpires(() => undefined);
    }, []);
    useEffect(() => {
        const element = dialog.current;
        if (expired && element && !element.open) element.showModal();
    }, [expired]);
    if (!expired) return null;
    return (
        <dialog ref={dialog} aria-labelledby="expired-title" className="dialog" onClose={() => setExpired(false)}>
            <h2 id="expired-title">{t("expired.title")}</h2>
            <p>{t("expired.text")}</p>
            <div className="actions">
                <a className="button primary" href={signInAddress()}>
                    {t("expired.signIn")}
                </a>
                <button type="button" className="button" onClick={() => setExpired(false)}>
                    {t("expired.stay")}
                </button>
            </div>
        </dialog>
    );
}
