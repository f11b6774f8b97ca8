package org.vigie.prediction.surveillance.web;

import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.surveillance.Feeds;

/** Tells how the official feeds are, and asks for one now. */
@RestController
@RequestMapping("/v1/feeds")
class FeedController {
    private final Feeds feeds;

    FeedController(Feeds feeds) {
        this.feeds = feeds;
    }

    record FeedResponse(
            String id,
            String source,
            String host,
            String page,
            String licence,
            String citation,
            String legalBasis,
            String schedule,
            String state,
            @Nullable Instant lastAttemptAt,
            @Nullable Instant lastSuccessAt,
            @Nullable Instant lastChangeAt,
            @Nullable LocalDate newestTargetEndDate,
            int failures,
            @Nullable String problem,
            @Nullable Instant nextAttemptAt,
            @Nullable Long lastImport,
            @Nullable UUID job) {
        static FeedResponse of(Feeds.Status status) {
            return new FeedResponse(
                    status.id(),
                    status.source(),
                    status.host(),
                    status.page().toString(),
                    status.licence(),
                    status.citation(),
                    status.legalBasis(),
                    status.schedule(),
                    status.state().name().toLowerCase(Locale.ROOT),
                    status.lastAttemptAt(),
                    status.lastSuccessAt(),
                    status.lastChangeAt(),
                    status.newestTargetEndDate(),
                    status.failures(),
                    status.problem(),
                    status.nextAttemptAt(),
                    status.lastImport(),
                    status.job());
        }
    }

    @GetMapping
    @PreAuthorize("hasAuthority('observations:read')")
    @Places(Places.Answer.NONE)
    List<FeedResponse> list(Locale language) {
        return feeds.list(language).stream().map(FeedResponse::of).toList();
    }

    /** Asks for the file now, whether it has changed or not. */
    @PostMapping("/{id}/fetch")
    @PreAuthorize("hasAuthority('observations:import')")
    @Places(Places.Answer.ALL)
    ResponseEntity<Map<String, Object>> fetch(@PathVariable String id, Principal caller, Locale language) {
        UUID job = feeds.fetch(id, caller.getName(), language);
        return ResponseEntity.accepted().location(URI.create("/v1/jobs/" + job)).body(Map.of("job", job));
    }
}
