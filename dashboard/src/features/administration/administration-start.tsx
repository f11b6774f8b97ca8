import { Navigate } from "react-router";
import { useMay } from "../../api/session";
import { NotAllowed } from "./administration-frame";

/** Leads to the first page that the person may use. */
export function AdministrationStart() {
    const people = useMay("accounts:manage");
    const audit = useMay("audit:read");
    if (people) return <Navigate to="/administration/people" replace />;
    return audit ? <Navigate to="/administration/audit" replace /> : <NotAllowed />;
}
