package org.vigie.prediction.surveillance.web;

import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.surveillance.Sources;

/** Tells how fresh each source of the country's profiles is. */
@RestController
@RequestMapping("/v1/sources")
class SourceController {
    private final Sources sources;
    private final Catalogue catalogue;

    SourceController(Sources sources, Catalogue catalogue) {
        this.sources = sources;
        this.catalogue = catalogue;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('observations:read')")
    @Places(Places.Answer.NONE)
    List<Sources.Source> list() {
        return catalogue.profiles().stream()
                .flatMap(profile -> sources.list(profile).stream())
                .toList();
    }
}
