import { Suspense } from "react";
import { country } from "#country";
import { useMay } from "../../api/session";
import { useText } from "../../i18n/text";
import { Loading } from "../../ui/loading";
import { AdministrationFrame, NotAllowed } from "./administration-frame";

/** The administration of what only this country has. */
export function CountryAdministrationPage() {
    const t = useText();
    const may = useMay("clients:manage");
    const own = country.administration;
    if (!may || !own) return <NotAllowed />;
    return (
        <AdministrationFrame title={t(own.label)} lead={t(own.lead)}>
            <Suspense fallback={<Loading />}>
                <own.Panel />
            </Suspense>
        </AdministrationFrame>
    );
}
