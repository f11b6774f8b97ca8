package org.vigie.prediction.forecasts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One production run of all models for one reference date.
 *
 * @param asOf last day whose publications were read
 * @param dataVintage newest publication there was on that day
 * @param dataRevision number of the state of the data that were read
 * @param places how many places have a forecast
 * @param job the job that runs or ran it
 */
public record Round(
        long id,
        String profile,
        LocalDate referenceDate,
        LocalDate asOf,
        LocalDate dataVintage,
        long dataRevision,
        long seed,
        String codeVersion,
        boolean synthetic,
        State state,
        int places,
        String requestedBy,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable UUID job,
        List<Member> members,
        List<RefusedPlace> refusals) {
    /** The life of a round. */
    public enum State {
        QUEUED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    /** How one model fared. */
    public record Member(
            String model,
            boolean succeeded,
            @Nullable String reason,
            @Nullable String detail,
            int places,
            long millis) {}

    /** A place that a model gave no forecast for. */
    public record RefusedPlace(String model, String place, String reason, String detail) {}

    public Round {
        members = List.copyOf(members);
        refusals = List.copyOf(refusals);
    }

    /** The same round, with the job that runs it. */
    public Round withJob(UUID number) {
        return new Round(
                id,
                profile,
                referenceDate,
                asOf,
                dataVintage,
                dataRevision,
                seed,
                codeVersion,
                synthetic,
                state,
                places,
                requestedBy,
                startedAt,
                finishedAt,
                number,
                members,
                refusals);
    }

    /** The models that have forecasts, in the order they ran. */
    public List<String> models() {
        return members.stream().filter(Member::succeeded).map(Member::model).toList();
    }
}
