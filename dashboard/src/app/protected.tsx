import { Outlet } from "react-router";
import { useSession } from "../api/session";
import { SignInPage } from "../features/session/sign-in-page";
import { Failure } from "../ui/failure";
import { Loading } from "../ui/loading";

/** Pages for signed-in people; others are invited to sign in and come back to the same address. */
export function Protected() {
    const session = useSession();
    if (session.isPending) return <Loading />;
    if (session.isError) return <Failure problem={session.error} retry={() => void session.refetch()} />;
    return session.data.signedIn ? <Outlet /> : <SignInPage />;
}
