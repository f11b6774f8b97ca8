package org.vigie.prediction.surveillance.web;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Jurisdiction;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.surveillance.Exclusions;

/** Marks periods as not to be used, and takes the marks back. */
@RestController
@RequestMapping("/v1/profiles/{profile}/exclusions")
class ExclusionController {
    private static final int LONGEST_REASON = 1_000;

    private final Exclusions exclusions;
    private final Catalogue catalogue;
    private final Jurisdiction jurisdiction;

    ExclusionController(Exclusions exclusions, Catalogue catalogue, Jurisdiction jurisdiction) {
        this.jurisdiction = jurisdiction;
        this.exclusions = exclusions;
        this.catalogue = catalogue;
    }

    record NewExclusion(
            @Nullable String place,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String reason) {}

    @GetMapping
    @PreAuthorize("hasAuthority('observations:read')")
    @Places(Places.Answer.OWN)
    List<Exclusions.Exclusion> list(@PathVariable String profile) {
        return exclusions.list(catalogue.getProfile(profile)).stream()
                .filter(exclusion -> jurisdiction.includes(exclusion.place()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('observations:import')")
    @Places(Places.Answer.OWN)
    Exclusions.Exclusion add(@PathVariable String profile, @RequestBody NewExclusion wanted, Principal caller) {
        String place = given("place", wanted.place());
        String reason = GivenText.atMost("reason", given("reason", wanted.reason()), LONGEST_REASON);
        LocalDate from = given("from", wanted.from());
        LocalDate to = given("to", wanted.to());
        if (to.isBefore(from)) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "to", to);
        }
        if (!catalogue.codes().contains(place)) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "place", place);
        }
        jurisdiction.check(place);
        return exclusions.add(catalogue.getProfile(profile), place, from, to, reason, caller.getName());
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasAuthority('observations:import')")
    @Places(Places.Answer.OWN)
    Exclusions.Exclusion lift(@PathVariable String profile, @PathVariable long id, Principal caller) {
        exclusions.list(catalogue.getProfile(profile)).stream()
                .filter(exclusion -> exclusion.id() == id)
                .forEach(exclusion -> jurisdiction.check(exclusion.place()));
        return exclusions
                .lift(catalogue.getProfile(profile), id, caller.getName())
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-exclusion", id));
    }

    private static <T> T given(String name, @Nullable T value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", name);
        }
        return value;
    }
}
