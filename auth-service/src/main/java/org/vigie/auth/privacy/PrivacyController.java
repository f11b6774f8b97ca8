package org.vigie.auth.privacy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.platform.problem.ProblemException;

/** Lets the data protection officer decide how long personal data are kept, and see what was removed. */
@RestController
@RequestMapping("/api/v1/privacy")
@PreAuthorize("hasAuthority('privacy:manage')")
class PrivacyController {
    private static final int LONGEST = 3650;

    /** Another time to keep a kind for. */
    record Change(int days) {}

    private final Retention retention;

    PrivacyController(Retention retention) {
        this.retention = retention;
    }

    @GetMapping("/retention")
    List<Retention.Rule> rules() {
        return retention.rules();
    }

    @PutMapping("/retention/{kind}")
    Retention.Rule change(
            @PathVariable Kind kind, @RequestBody Change change, Authentication who, HttpServletRequest request) {
        if (change.days() < 1 || change.days() > LONGEST) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "days", change.days());
        }
        return retention.change(kind, change.days(), who.getName(), request.getRemoteAddr());
    }

    @GetMapping("/retention/last-run")
    Map<String, Retention.Run> lastRun() {
        return retention.lastRun().map(run -> Map.of("run", run)).orElse(Map.of());
    }

    @PostMapping("/retention/runs")
    Retention.Run carryOut(Authentication who, HttpServletRequest request) {
        return retention.carryOut(who.getName(), request.getRemoteAddr());
    }

    @GetMapping("/retention/reports")
    List<Retention.Report> reports() {
        return retention.reports();
    }
}
