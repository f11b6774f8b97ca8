package org.vigie.auth.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.platform.problem.ProblemException;

/** Lets those who may read the audit trail search it, export it and check it; that is audited too. */
@RestController
@RequestMapping("/api/v1/audit")
@PreAuthorize("hasAuthority('audit:read')")
class AuditController {
    private static final int LARGEST = 1000;

    /** A page of events and where the next one begins. */
    record Page(List<AuditEvent> events, @Nullable Long next) {}

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @GetMapping
    Page search(
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "2000-01-01T00:00:00Z") Instant from,
            @RequestParam(defaultValue = "9999-01-01T00:00:00Z") Instant to,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            @RequestParam(defaultValue = "100") int limit,
            Authentication who,
            HttpServletRequest request) {
        if (limit < 1 || limit > LARGEST) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "limit", limit);
        }
        var events = audit.search(new AuditQuery(event, actor, text, from, to, before, limit));
        audit.add(
                "audit.read",
                who.getName(),
                actor,
                request.getRemoteAddr(),
                "events " + (event.isEmpty() ? "all" : event) + (text.isEmpty() ? "" : ", by words"));
        return new Page(events, events.size() < limit ? null : events.getLast().number());
    }

    @GetMapping(produces = "text/csv")
    String export(
            @RequestParam(defaultValue = "2000-01-01T00:00:00Z") Instant from,
            @RequestParam(defaultValue = "9999-01-01T00:00:00Z") Instant to,
            Authentication who,
            HttpServletRequest request) {
        var events = audit.search(new AuditQuery("", "", "", from, to, Long.MAX_VALUE, Integer.MAX_VALUE));
        audit.add("audit.exported", who.getName(), "", request.getRemoteAddr(), events.size() + " events");
        return events.stream()
                .map(each -> List.of(
                                String.valueOf(each.number()),
                                each.at().toString(),
                                each.event(),
                                each.actor(),
                                each.subject(),
                                each.address(),
                                each.detail())
                        .stream()
                        .map(AuditController::cell)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "number,at,event,actor,subject,address,detail\r\n", "\r\n"));
    }

    @GetMapping(path = "/integrity", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> integrity() {
        var broken = audit.firstBroken();
        return broken.isPresent() ? Map.of("whole", false, "firstBroken", broken.getAsLong()) : Map.of("whole", true);
    }

    /** A CSV cell that no spreadsheet takes for a formula. */
    private static String cell(String text) {
        var safe = text.matches("[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
