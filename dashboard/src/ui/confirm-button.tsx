import { useId, useRef } from "react";
import { useText } from "../i18n/text";

interface ConfirmButtonProps {
    label: string;
    title: string;
    text: string;
    confirm: string;
    danger?: boolean;
    disabled?: boolean;
    onConfirm: () => void;
}

/** A button for what cannot be undone: it asks once more, and the safe answer has the focus. */
export function ConfirmButton({ label, title, text, confirm, danger, disabled, onConfirm }: ConfirmButtonProps) {
    const t = useText();
    const id = useId();
    const dialog = useRef<HTMLDialogElement>(null);
    const close = () => dialog.current?.close();
    return (
        <>
            <button
                type="button"
                className={danger ? "button danger" : "button"}
                disabled={disabled}
                onClick={() => dialog.current?.showModal()}
            >
                {label}
            </button>
            <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>
                <h2 id={`${id}-title`}>{title}</h2>
                <p id={`${id}-text`}>{text}</p>
                <div className="actions">
                    <button type="button" className="button" autoFocus onClick={close}>
                        {t("confirm.cancel")}
                    </button>
                    <button
                        type="button"
                        className={danger ? "button danger" : "button primary"}
                        onClick={() => {
                            close();
                            onConfirm();
                        }}
                    >
                        {confirm}
                    </button>
                </div>
            </dialog>
        </>
    );
}
