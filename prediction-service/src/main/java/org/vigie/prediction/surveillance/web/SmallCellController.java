package org.vigie.prediction.surveillance.web;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.surveillance.SmallCells;

/** Tells the rule about small cells, and lets data protection officers decide it. */
@RestController
@RequestMapping("/v1/small-cells")
class SmallCellController {
    private static final int HIGHEST = 1000;
    private static final int LONGEST = 200;

    private final SmallCells smallCells;

    SmallCellController(SmallCells smallCells) {
        this.smallCells = smallCells;
    }

    record SmallCellsResponse(List<SmallCells.Rule> rules, List<SmallCells.SourceRule> sources) {}

    record RuleChange(@Nullable Integer threshold, @Nullable Boolean countryTotals) {}

    record SourceChange(
            @Nullable String name,
            @Nullable Boolean alreadyPublic,
            @Nullable String reason) {}

    @GetMapping
    @PreAuthorize("hasAnyAuthority('privacy:manage', 'observations:read')")
    @Places(Places.Answer.NONE)
    SmallCellsResponse get() {
        return new SmallCellsResponse(smallCells.rules(), smallCells.sources());
    }

    /** A threshold of 1 hides nothing. */
    @PutMapping("/rules/{indicator}")
    @PreAuthorize("hasAuthority('privacy:manage')")
    @Places(Places.Answer.ALL)
    SmallCells.Rule decide(@PathVariable String indicator, @RequestBody RuleChange wanted, Principal caller) {
        Integer threshold = wanted.threshold();
        Boolean countryTotals = wanted.countryTotals();
        if (threshold == null || countryTotals == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "threshold, countryTotals");
        }
        if (threshold < 1 || threshold > HIGHEST) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "threshold", threshold);
        }
        return smallCells
                .decide(indicator, threshold, countryTotals, caller.getName())
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "not-found", indicator));
    }

    @PutMapping("/sources")
    @PreAuthorize("hasAuthority('privacy:manage')")
    @Places(Places.Answer.ALL)
    SmallCells.SourceRule decide(@RequestBody SourceChange wanted, Principal caller) {
        Boolean alreadyPublic = wanted.alreadyPublic();
        if (alreadyPublic == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "alreadyPublic");
        }
        return smallCells.decide(
                text("name", wanted.name()), alreadyPublic, text("reason", wanted.reason()), caller.getName());
    }

    private static String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", name);
        }
        if (value.length() > LONGEST) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", name, value.length());
        }
        return value.strip();
    }
}
