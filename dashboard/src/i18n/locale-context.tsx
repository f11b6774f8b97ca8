import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { country } from "#country";
import type { Messages } from "../country/country";
import { chooseLocale, type Locale } from "../lib/locale";

const storageKey = "vigie.locale";

interface LocaleChoice {
    locale: Locale;
    choose: (locale: Locale) => void;
}

const LocaleContext = createContext<LocaleChoice>({ locale: country.locales[0], choose: () => undefined });

function remembered(): string | null {
    try {
        return localStorage.getItem(storageKey);
    } catch {
        return null;
    }
}

function remember(locale: Locale) {
    try {
        localStorage.setItem(storageKey, locale);
    } catch {
        // a browser that keeps nothing still gets the language for this visit
    }
}

export function initialLocale(): Locale {
    const earlier = remembered();
    return chooseLocale(country.locales, earlier ? [earlier, ...navigator.languages] : navigator.languages);
}

export function useLocale(): LocaleChoice {
    return useContext(LocaleContext);
}

export function LocaleProvider({ initial, children }: { initial?: Locale; children: ReactNode }) {
    const [locale, setLocale] = useState<Locale>(() => initial ?? initialLocale());
    const [loaded, setLoaded] = useState<{ locale: Locale; messages: Messages } | null>(null);
    useEffect(() => {
        let current = true;
        void country.messages(locale).then((messages) => {
            if (!current) return;
            document.documentElement.lang = locale;
            setLoaded({ locale, messages });
        });
        return () => {
            current = false;
        };
    }, [locale]);
    if (!loaded) return null;
    const choose = (chosen: Locale) => {
        remember(chosen);
        setLocale(chosen);
    };
    return (
        <LocaleContext value={{ locale: loaded.locale, choose }}>
            <IntlProvider locale={loaded.locale} messages={loaded.messages}>
                {children}
            </IntlProvider>
        </LocaleContext>
    );
}
