package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.web.servlet.LocaleResolver;
import org.vigie.platform.country.CountryProfile;

/** The language chosen on a page, or else the one the browser prefers. */
class PageLocale implements LocaleResolver {
    private static final String CHOSEN = "vigie.language";
    private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";

    private final CountryProfile country;

    PageLocale(CountryProfile country) {
        this.country = country;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(CHOSEN) instanceof String chosen) {
            return country.bestLocale(chosen);
        }
        return country.bestLocale(
                session != null && session.getAttribute(SAVED_REQUEST) instanceof SavedRequest saved
                        ? wanted(saved, request)
                        : request.getHeader("Accept-Language"));
    }

    /** The languages that the application the person comes from would like the pages to have. */
    private static @Nullable String wanted(SavedRequest saved, HttpServletRequest request) {
        var locales = saved.getParameterValues("ui_locales");
        return locales == null || locales.length == 0
                ? request.getHeader("Accept-Language")
                : locales[0].strip().replace(' ', ',');
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (locale != null) {
            request.getSession().setAttribute(CHOSEN, locale.toLanguageTag());
        }
    }
}
