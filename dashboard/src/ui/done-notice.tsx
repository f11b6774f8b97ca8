import { useEffect } from "react";
import { useText } from "../i18n/text";
import { useAnnounce } from "./announcer";

export interface Done {
    text: string;
    undo?: () => void;
}

/** Says what has just been done, and takes it back where that is possible. */
export function DoneNotice({ done }: { done: Done }) {
    const t = useText();
    const announce = useAnnounce();
    useEffect(() => announce(done.text), [announce, done]);
    return (
        <div className="notice good">
            <div className="actions">
                <span>{done.text}</span>
                {done.undo && (
                    <button type="button" className="button" onClick={done.undo}>
                        {t("done.undo")}
                    </button>
                )}
            </div>
        </div>
    );
}
