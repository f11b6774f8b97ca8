import { useEffect, useRef } from "react";
import { Link, NavLink, Outlet, useLocation, useNavigation } from "react-router";
import { country } from "#country";
import { speak } from "../api/client";
import { useMay, useReadsData, useSession } from "../api/session";
import { AccountMenu } from "../features/session/account-menu";
import { SessionExpired } from "../features/session/session-expired";
import { useLocale } from "../i18n/locale-context";
import { useText, type MessageId } from "../i18n/text";
import { LanguageSwitch } from "./language-switch";
import { ScopeBanner } from "./scope-banner";
import { SyntheticBanner } from "./synthetic-banner";

const destinations: { to: string; label: MessageId }[] = [
    { to: "/", label: "nav.situation" },
    { to: "/forecasts", label: "nav.forecasts" },
    { to: "/scores", label: "nav.scores" },
    { to: "/data", label: "nav.data" },
    { to: "/sources", label: "nav.sources" },
    { to: "/exclusions", label: "nav.exclusions" },
    { to: "/rounds", label: "nav.rounds" },
    { to: "/imports", label: "nav.imports" },
];

function Navigation() {
    const t = useText();
    const manages = useMay("accounts:manage");
    const audits = useMay("audit:read");
    const operates = useMay("operations:read");
    const reads = useReadsData();
    return (
        <nav aria-label={t("nav.label")} className="nav">
            {(reads ? destinations : []).map(({ to, label }) => (
                <NavLink key={to} to={to} end={to === "/"}>
                    {t(label)}
                </NavLink>
            ))}
            {operates && <NavLink to="/operations">{t("nav.operations")}</NavLink>}
            {(manages || audits) && <NavLink to="/administration">{t("nav.administration")}</NavLink>}
        </nav>
    );
}

export function Layout() {
    const t = useText();
    const { locale } = useLocale();
    const { data: session } = useSession();
    const { pathname } = useLocation();
    const navigation = useNavigation();
    const main = useRef<HTMLElement>(null);
    const shown = useRef(pathname);
    speak(locale);
    useEffect(() => {
        const section = pathname.split("/")[1];
        if (section === shown.current.split("/")[1]) return;
        shown.current = pathname;
        main.current?.focus();
        window.scrollTo(0, 0);
    }, [pathname]);
    return (
        <>
            <a className="skip-link" href="#main">
                {t("nav.skip")}
            </a>
            <header className="top">
                <div className="top-row">
                    <Link to="/" className="brand">
                        <img src="/favicon.svg" alt="" width="24" height="24" />
                        Vigie <span className="brand-country">{t(`country.${country.code}`)}</span>
                    </Link>
                    <div className="top-end">
                        <LanguageSwitch />
                        <AccountMenu />
                    </div>
                </div>
                {session?.signedIn && <Navigation />}
            </header>
            {session?.signedIn && <ScopeBanner />}
            {session?.signedIn && <SyntheticBanner />}
            <main id="main" ref={main} tabIndex={-1} aria-busy={navigation.state === "loading"}>
                <Outlet />
            </main>
            <footer className="foot">
                <Link to="/about">{t("nav.about")}</Link>
                <Link to="/accessibility">{t("nav.accessibility")}</Link>
                <span className="quiet">{t("foot.privacy")}</span>
            </footer>
            <SessionExpired />
        </>
    );
}
