package org.vigie.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
    private static final Pattern HEAD = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64}|)");

    /** A page of events and where the next one begins. */
    record Page(List<AuditEvent> events, @Nullable Long next) {}

    /** What a check of the chain found; {@code holds} is about the head noted earlier, and absent without one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Integrity(
            boolean whole,
            @Nullable Long firstBroken,
            String head,
            @Nullable Boolean holds) {}

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
        audit.add("audit.read", who.getName(), actor, request.getRemoteAddr(), sought(event, text));
        return new Page(events, events.size() < limit ? null : events.getLast().number());
    }

    /** What was sought; words may be names, and are not kept. */
    private static String sought(String event, String text) {
        return "events=" + (event.isEmpty() ? "*" : event) + "; by-words=" + !text.isEmpty();
    }

    /** All events that match, newest first, written page by page: a trail of years does not fit into memory. */
    @GetMapping(produces = "text/csv")
    void export(
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "2000-01-01T00:00:00Z") Instant from,
            @RequestParam(defaultValue = "9999-01-01T00:00:00Z") Instant to,
            Authentication who,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var newest = audit.search(new AuditQuery("", "", "", from, to, Long.MAX_VALUE, 1));
        audit.add("audit.exported", who.getName(), actor, request.getRemoteAddr(), sought(event, text));
        response.setContentType("text/csv;charset=UTF-8");
        var out = response.getWriter();
        out.write(AuditCsv.HEAD);
        var before = newest.isEmpty() ? 0 : newest.getFirst().number() + 1;
        while (before > 0) {
            var page = audit.search(new AuditQuery(event, actor, text, from, to, before, LARGEST));
            for (var each : page) {
                out.write(AuditCsv.row(each));
            }
            before = page.size() < LARGEST ? 0 : page.getLast().number();
        }
    }

    /** Whether nothing in the chain was changed or taken out, and whether a head noted earlier is still part of it. */
    @GetMapping(path = "/integrity", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("hasAnyAuthority('audit:read', 'audit:verify')")
    Integrity integrity(@RequestParam(defaultValue = "") String head, Authentication who, HttpServletRequest request) {
        var noted = HEAD.matcher(head);
        if (!head.isEmpty() && !noted.matches()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "head", head);
        }
        var now = audit.head();
        var broken = audit.firstBroken();
        var holds = head.isEmpty()
                ? Optional.<Boolean>empty()
                : audit.holds(Long.parseLong(noted.group(1)), noted.group(2));
        var whole = broken.isEmpty() && holds.orElse(true);
        audit.add("audit.checked", who.getName(), "", request.getRemoteAddr(), "whole=" + whole);
        return new Integrity(whole, broken.isPresent() ? broken.getAsLong() : null, now, holds.orElse(null));
    }
}
