package org.vigie.auth.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.platform.problem.ProblemException;

/** Takes the events of the services that own data; they can tell nothing about sign-ins or accounts. */
@RestController
@RequestMapping("/api/v1/audit/events")
class DeliveryController {
    private static final Set<String> KINDS = Set.of("exclusion", "export", "import", "round", "source", "suppression");
    private static final Pattern NAME = Pattern.compile("[a-z-]+\\.[a-z.-]+");
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int MOST = 500;
    private static final int LONGEST = 2000;

    private final Audit audit;
    private final Clock clock;

    DeliveryController(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('audit:write')")
    void take(@RequestBody List<DeliveredEvent> events) {
        if (events.size() > MOST) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "events", events.size());
        }
        events.forEach(this::check);
        audit.take(events);
    }

    @SuppressWarnings("NullAway") // what a client leaves out is null whatever the type says
    private void check(DeliveredEvent event) {
        if (event == null || event.id() == null || event.at() == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "id, at");
        }
        var name = bounded("event", event.event());
        if (!NAME.matcher(name).matches() || !KINDS.contains(name.substring(0, name.indexOf('.')))) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "event", name);
        }
        if (event.at().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "at", event.at());
        }
        bounded("actor", event.actor());
        bounded("subject", event.subject());
        bounded("address", event.address());
        bounded("detail", event.detail());
    }

    private static String bounded(String name, @Nullable String text) {
        if (text == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", name);
        }
        if (text.length() > LONGEST) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", name, text.length());
        }
        return text;
    }
}
