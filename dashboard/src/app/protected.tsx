import { Outlet } from "react-router";
import { useSession } from "../api/session";
import { SignInPage } from "../features/session/sign-in-page";
import { FailurePage } from "../ui/failure-page";
import { Loading } from "../ui/loading";

/**
 * Pages for signed-in people; others are invited to sign in and come back to the same address. While the session cannot be
 * asked about again, what is on the page stays: somebody may be typing.
 */
export function Protected() {
    const session = useSession();
    if (session.data) return session.data.signedIn ? <Outlet /> : <SignInPage />;
    if (session.isError) return <FailurePage problem={session.error} retry={() => void session.refetch()} />;
    return <Loading />;
}
