package org.vigie.platform.country;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Answers in the country's language that the request prefers. */
class CountryLocaleResolver extends AcceptHeaderLocaleResolver {
    private final CountryProfile country;

    CountryLocaleResolver(CountryProfile country) {
        this.country = country;
        setDefaultLocale(country.defaultLocale());
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return country.bestLocale(request.getHeader("Accept-Language"));
    }
}
