import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { country } from "#country";
import { useMay } from "../../api/session";
import { useText } from "../../i18n/text";
import { Page } from "../../ui/page";

/** What the pages of administration share: their name, and the way from one to another. */
export function AdministrationFrame({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
    const t = useText();
    const people = useMay("accounts:manage");
    const audit = useMay("audit:read");
    const privacy = useMay("privacy:manage");
    const clients = useMay("clients:manage") && country.administration;
    return (
        <Page title={title} lead={lead}>
            <nav className="nav sub-nav" aria-label={t("admin.nav")}>
                {people && <NavLink to="/administration/people">{t("people.title")}</NavLink>}
                {(people || privacy) && <NavLink to="/administration/roles">{t("roles.title")}</NavLink>}
                {clients && <NavLink to={clients.path}>{t(clients.label)}</NavLink>}
                {audit && <NavLink to="/administration/audit">{t("audit.title")}</NavLink>}
                {privacy && <NavLink to="/administration/privacy">{t("retention.title")}</NavLink>}
                {privacy && <NavLink to="/administration/small-cells">{t("smallCells.title")}</NavLink>}
            </nav>
            {children}
        </Page>
    );
}

/** Says that a page is for others; the services would refuse its calls anyway. */
export function NotAllowed() {
    const t = useText();
    return (
        <Page title={t("admin.title")}>
            <p className="notice">{t("admin.notAllowed")}</p>
        </Page>
    );
}
