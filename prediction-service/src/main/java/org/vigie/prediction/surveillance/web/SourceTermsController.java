package org.vigie.prediction.surveillance.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.surveillance.SourceTerms;

/** Tells and changes under which terms the numbers of a source may be used. */
@RestController
@RequestMapping("/v1/sources/terms")
class SourceTermsController {
    private static final int LONGEST = 1_000;

    private final SourceTerms terms;

    SourceTermsController(SourceTerms terms) {
        this.terms = terms;
    }

    record TermsRequest(
            @Nullable String name,
            @Nullable String licence,
            @Nullable String citation,
            @Nullable String legalBasis) {}

    @GetMapping
    @PreAuthorize("hasAuthority('observations:read')")
    @Places(Places.Answer.NONE)
    List<SourceTerms.Terms> terms() {
        return terms.list();
    }

    @PutMapping
    @PreAuthorize("hasAuthority('observations:import')")
    @Places(Places.Answer.ALL)
    SourceTerms.Terms changeTerms(@RequestBody TermsRequest request) {
        String name = text("name", request.name());
        if (name == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "name");
        }
        return terms.change(
                name,
                text("licence", request.licence()),
                text("citation", request.citation()),
                text("legalBasis", request.legalBasis()));
    }

    private static @Nullable String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", name, value.substring(0, 20) + "…");
        }
        return value.strip();
    }
}
