package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.vigie.platform.country.CountryProfile;

/** The language chosen on a page, or else the one the browser prefers. */
class PageLocale implements LocaleResolver {
    private static final String CHOSEN = "vigie.language";

    private final CountryProfile country;

    PageLocale(CountryProfile country) {
        this.country = country;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(CHOSEN) instanceof String chosen
                ? country.bestLocale(chosen)
                : country.bestLocale(request.getHeader("Accept-Language"));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (locale != null) {
            request.getSession().setAttribute(CHOSEN, locale.toLanguageTag());
        }
    }
}
