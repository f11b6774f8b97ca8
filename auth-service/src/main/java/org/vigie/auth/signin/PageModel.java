package org.vigie.auth.signin;

import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.vigie.auth.external.Providers;
import org.vigie.auth.passkeys.Passkeys;
import org.vigie.platform.country.CountryProfile;

/** Gives every page its language and the languages to switch to. */
@ControllerAdvice(annotations = org.springframework.stereotype.Controller.class)
class PageModel {
    /** A language a page can be read in. */
    record Language(String tag, String name, boolean current) {}

    private final CountryProfile country;
    private final Passkeys passkeys;
    private final Providers providers;

    PageModel(CountryProfile country, Passkeys passkeys, Providers providers) {
        this.providers = providers;
        this.passkeys = passkeys;
        this.country = country;
    }

    @ModelAttribute("passkeys")
    boolean passkeys() {
        return passkeys.available();
    }

    @ModelAttribute("providers")
    List<Providers.Shown> providers() {
        return providers.shown();
    }

    @ModelAttribute("language")
    String language() {
        return LocaleContextHolder.getLocale().toLanguageTag();
    }

    @ModelAttribute("languages")
    List<Language> languages() {
        var current = LocaleContextHolder.getLocale();
        return country.locales().size() < 2
                ? List.of()
                : country.locales().stream()
                        .map(locale -> new Language(locale.toLanguageTag(), capital(locale), locale.equals(current)))
                        .toList();
    }

    private static String capital(Locale locale) {
        var name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
