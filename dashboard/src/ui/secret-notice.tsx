import { useEffect, useRef, useState } from "react";
import { useText } from "../i18n/text";
import { useAnnounce } from "./announcer";

/** A secret that is shown once: to copy, then to dismiss. */
export function SecretNotice({
    title,
    text,
    secret,
    onDone,
}: {
    title: string;
    text: string;
    secret: string;
    onDone: () => void;
}) {
    const t = useText();
    const announce = useAnnounce();
    const heading = useRef<HTMLHeadingElement>(null);
    const [copied, setCopied] = useState(false);
    useEffect(() => heading.current?.focus(), []);
    const copy = async () => {
        await navigator.clipboard.writeText(secret);
        setCopied(true);
        announce(t("secret.copied"));
    };
    return (
        <section className="notice warn">
            <h2 className="notice-title" ref={heading} tabIndex={-1}>
                {title}
            </h2>
            <p>{text}</p>
            <p>
                <code className="secret">{secret}</code>
            </p>
            <div className="actions">
                <button type="button" className="button primary" onClick={() => void copy()}>
                    {copied ? t("secret.copied") : t("secret.copy")}
                </button>
                <button type="button" className="button" onClick={onDone}>
                    {t("secret.done")}
                </button>
            </div>
        </section>
    );
}
