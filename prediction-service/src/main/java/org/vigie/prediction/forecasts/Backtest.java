package org.vigie.prediction.forecasts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay of past reference dates on the vintages of their day.
 *
 * @param rounds one for each reference date, in their order
 */
public record Backtest(
        long id, String profile, LocalDate from, LocalDate to, Instant requestedAt, List<Replay> rounds) {
    /** The round of one reference date, and the job that runs or ran it. */
    public record Replay(
            long id,
            LocalDate referenceDate,
            Round.State state,
            @Nullable UUID job,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}

    public Backtest {
        rounds = List.copyOf(rounds);
    }

    public long count(Round.State state) {
        return rounds.stream().filter(round -> round.state() == state).count();
    }

    /** Queued until the first round begins, running until the last has ended, and as good as the worst of them. */
    public Round.State state() {
        long open = count(Round.State.QUEUED) + count(Round.State.RUNNING);
        if (open > 0) {
            return count(Round.State.QUEUED) == rounds.size() ? Round.State.QUEUED : Round.State.RUNNING;
        }
        if (count(Round.State.FAILED) > 0) {
            return Round.State.FAILED;
        }
        return count(Round.State.CANCELLED) > 0 ? Round.State.CANCELLED : Round.State.SUCCEEDED;
    }
}
