import type { Account } from "../../api/accounts";
import { useText } from "../../i18n/text";

export function AccountState({ account }: { account: Account }) {
    const t = useText();
    if (account.restrictedAt) return <span className="tag warn">{t("people.restricted")}</span>;
    if (account.locked) return <span className="tag error">{t("people.locked")}</span>;
    if (account.passwordMustChange) return <span className="tag warn">{t("people.waiting")}</span>;
    return <span className="tag good">{t("people.active")}</span>;
}
