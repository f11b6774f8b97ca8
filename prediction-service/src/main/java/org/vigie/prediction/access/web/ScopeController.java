package org.vigie.prediction.access.web;

import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.prediction.access.Jurisdiction;
import org.vigie.prediction.access.Places;

/** Tells callers which places they may see, so that a page can say so. */
@RestController
@RequestMapping("/v1/scope")
class ScopeController {
    private final Jurisdiction jurisdiction;

    ScopeController(Jurisdiction jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /** Codes of the places that may be seen, those below others too; none where every place may be seen. */
    record Scope(boolean limited, List<String> places) {}

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    @Places(Places.Answer.NONE)
    Scope scope() {
        return jurisdiction.isEverywhere()
                ? new Scope(false, List.of())
                : new Scope(true, jurisdiction.places().stream().sorted().toList());
    }
}
