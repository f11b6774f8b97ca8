import { Navigate } from "react-router";
import { useMay, useReadsData } from "../api/session";
import { SituationPage } from "../features/situation/situation-page";

/** Where people begin: with the situation, or with the work of those whom no data are for. */
export function Start() {
    const reads = useReadsData();
    const operates = useMay("operations:read");
    if (reads) return <SituationPage />;
    return <Navigate to={operates ? "/operations" : "/administration"} replace />;
}
