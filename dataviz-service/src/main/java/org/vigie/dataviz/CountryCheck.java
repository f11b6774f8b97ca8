package org.vigie.dataviz;

import org.springframework.stereotype.Component;
import org.vigie.platform.country.CountryProfile;
import org.vigie.platform.country.Feature;

/** Refuses to start where the country has no figures. */
@Component
class CountryCheck {
    CountryCheck(CountryProfile country) {
        if (!country.has(Feature.DATAVIZ)) {
            throw new NoFiguresHereException(country.code());
        }
    }
}
