package org.vigie.prediction.catalogue.web;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Jurisdiction;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.catalogue.PlaceHistory;
import org.vigie.prediction.catalogue.Stratum;

/** Tells what a place is and was, and how people are divided. */
@RestController
@RequestMapping("/v1")
@PreAuthorize("hasAuthority('observations:read')")
class CatalogueController {
    private final Catalogue catalogue;
    private final Jurisdiction jurisdiction;

    CatalogueController(Catalogue catalogue, Jurisdiction jurisdiction) {
        this.catalogue = catalogue;
        this.jurisdiction = jurisdiction;
    }

    /** One place by its code, of which those that are not valid any more are found too. */
    @GetMapping("/places/{code}")
    @Places(Places.Answer.OWN)
    PlaceHistory place(@PathVariable String code, Locale language) {
        jurisdiction.check(code);
        return catalogue
                .findHistory(code, language)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-place", code));
    }

    @GetMapping("/strata")
    @Places(Places.Answer.NONE)
    List<Stratum> strata(Locale language) {
        return catalogue.strata(language);
    }
}
