package org.vigie.prediction.forecasts.web;

import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.forecasts.Backtest;
import org.vigie.prediction.forecasts.Backtests;
import org.vigie.prediction.forecasts.Round;

/** Starts replays of past reference dates and tells how far they have come. */
@RestController
@RequestMapping("/v1/backtests")
class BacktestController {
    private final Backtests backtests;
    private final Catalogue catalogue;

    BacktestController(Backtests backtests, Catalogue catalogue) {
        this.backtests = backtests;
        this.catalogue = catalogue;
    }

    record StartBacktest(
            @Nullable String profile,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    record BacktestResponse(
            long id,
            String profile,
            LocalDate from,
            LocalDate to,
            String state,
            int total,
            long queued,
            long running,
            long succeeded,
            long failed,
            long cancelled,
            Instant requestedAt,
            List<ReplayResponse> rounds) {
        static BacktestResponse of(Backtest backtest) {
            return new BacktestResponse(
                    backtest.id(),
                    backtest.profile(),
                    backtest.from(),
                    backtest.to(),
                    name(backtest.state()),
                    backtest.rounds().size(),
                    backtest.count(Round.State.QUEUED),
                    backtest.count(Round.State.RUNNING),
                    backtest.count(Round.State.SUCCEEDED),
                    backtest.count(Round.State.FAILED),
                    backtest.count(Round.State.CANCELLED),
                    backtest.requestedAt(),
                    backtest.rounds().stream().map(ReplayResponse::of).toList());
        }
    }

    record ReplayResponse(
            long id,
            LocalDate referenceDate,
            String state,
            @Nullable UUID job,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {
        static ReplayResponse of(Backtest.Replay round) {
            return new ReplayResponse(
                    round.id(),
                    round.referenceDate(),
                    name(round.state()),
                    round.job(),
                    round.startedAt(),
                    round.finishedAt());
        }
    }

    /** One round for each reference date from the first day to the last, each on the data of its day. */
    @PostMapping
    @PreAuthorize("hasAuthority('rounds:run')")
    @Places(Places.Answer.ALL)
    ResponseEntity<Map<String, Object>> start(@RequestBody StartBacktest wanted, Principal caller, Locale language) {
        long id = backtests.start(
                catalogue.getProfile(given(wanted.profile(), "profile")),
                given(wanted.from(), "from"),
                given(wanted.to(), "to"),
                caller.getName(),
                language);
        return ResponseEntity.accepted()
                .location(URI.create("/v1/backtests/" + id))
                .body(Map.of("id", id));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('forecasts:read')")
    @Places(Places.Answer.NONE)
    BacktestResponse get(@PathVariable long id) {
        return BacktestResponse.of(find(id));
    }

    /** Stops the rounds that have not ended; those that have are kept. */
    @DeleteMapping("/{id}")
    @PreAuthorize("hasAuthority('rounds:run')")
    @Places(Places.Answer.ALL)
    ResponseEntity<BacktestResponse> cancel(@PathVariable long id) {
        find(id);
        backtests.cancel(id);
        return ResponseEntity.accepted().body(BacktestResponse.of(find(id)));
    }

    private Backtest find(long id) {
        return backtests.find(id).orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-backtest", id));
    }

    private static <T> T given(@Nullable T value, String name) {
        if (value == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", name);
        }
        return value;
    }

    private static String name(Round.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
