import { useMutation } from "@tanstack/react-query";
import { closeMyAccount, eraseMyData, exportMyData, restrictMyData } from "../../api/privacy";
import { leave } from "../../api/session";
import { useText } from "../../i18n/text";
import { fileNameOf, saveFile } from "../../lib/download";
import { ConfirmButton } from "../../ui/confirm-button";
import { Failure } from "../../ui/failure";

/** A person's rights over what is kept about her. */
export function MyData() {
    const t = useText();
    const save = useMutation({
        mutationFn: async () => {
            const response = await exportMyData();
            saveFile(await response.blob(), fileNameOf(response, "vigie-my-data.json"), "application/json");
        },
    });
    const restrict = useMutation({ mutationFn: restrictMyData, onSuccess: () => leave() });
    const erase = useMutation({ mutationFn: eraseMyData, onSuccess: () => leave() });
    const close = useMutation({ mutationFn: closeMyAccount, onSuccess: () => leave() });
    const problem = close.error ?? save.error ?? restrict.error ?? erase.error;
    return (
        <section className="panel">
            <h2>{t("privacy.mine")}</h2>
            <p>{t("privacy.mineText")}</p>
            <p>
                <a href="/auth/privacy">{t("privacy.notice")}</a>
            </p>
            {problem && <Failure problem={problem} />}
            <div className="actions">
                <button type="button" className="button" disabled={save.isPending} onClick={() => save.mutate()}>
                    {t("privacy.export")}
                </button>
                <ConfirmButton
                    label={t("privacy.restrict")}
                    title={t("privacy.restrictTitle")}
                    text={t("privacy.restrictText")}
                    confirm={t("privacy.restrict")}
                    disabled={restrict.isPending}
                    onConfirm={() => restrict.mutate()}
                />
                <ConfirmButton
                    label={t("privacy.close")}
                    title={t("privacy.closeTitle")}
                    text={t("privacy.closeText")}
                    confirm={t("privacy.close")}
                    danger
                    disabled={close.isPending}
                    onConfirm={() => close.mutate()}
                />
                <ConfirmButton
                    label={t("privacy.erase")}
                    title={t("privacy.eraseTitle")}
                    text={t("privacy.eraseText")}
                    confirm={t("privacy.erase")}
                    danger
                    disabled={erase.isPending}
                    onConfirm={() => erase.mutate()}
                />
            </div>
        </section>
    );
}
