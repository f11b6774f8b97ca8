import { useMutation } from "@tanstack/react-query";
import { Link } from "react-router";
import { signInAddress, signOut, useSession } from "../../api/session";
import { useText } from "../../i18n/text";

export function AccountMenu() {
    const t = useText();
    const { data: session } = useSession();
    const leaving = useMutation({ mutationFn: signOut });
    if (!session) return null;
    if (!session.signedIn) {
        return (
            <a className="button" href={signInAddress()}>
                {t("signIn.short")}
            </a>
        );
    }
    return (
        <div className="account">
            <Link to="/account" className="account-name" title={t("account.mine")}>
                {session.name}
            </Link>
            <button type="button" className="button" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
                {t("account.signOut")}
            </button>
        </div>
    );
}
