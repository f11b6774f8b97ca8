import type { Invitation } from "../../api/accounts";
import { useFormats, useText } from "../../i18n/text";
import { DoneNotice } from "../../ui/done-notice";
import { SecretNotice } from "../../ui/secret-notice";

/** What became of a link to choose a password: sent, or to be passed on by hand. */
export function LinkNotice({ title, invitation, onDone }: { title: string; invitation: Invitation; onDone: () => void }) {
    const t = useText();
    const formats = useFormats();
    const { address, expiresAt } = invitation.link;
    if (!address)
        return <DoneNotice done={{ text: `${title} ${t("invite.sent", { email: invitation.account.email ?? "" })}` }} />;
    return (
        <SecretNotice
            title={title}
            text={t("invite.doneText", { username: invitation.account.username, until: formats.dateTime(expiresAt) })}
            secret={address}
            onDone={onDone}
        />
    );
}
