package org.vigie.prediction.forecasts;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.Explanation;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.hub.HubProfile;

/** Starts rounds and reads what they said. */
public interface Rounds {
    /**
     * What somebody wants forecast.
     *
     * @param referenceDate null for the next one after {@code asOf}
     * @param asOf null for the newest publication there is
     * @param seed null for one made of the reference date
     */
    record Request(
            HubProfile profile,
            @Nullable LocalDate referenceDate,
            @Nullable LocalDate asOf,
            @Nullable Long seed,
            String requestedBy) {}

    /** Number of a round and of the job that runs it. */
    record Receipt(long id, UUID job) {}

    /** Queues a round; the same round on the same data is not run again. */
    Receipt start(Request request, Locale language);

    Optional<Round> find(long id);

    /** Rounds of the profile, or of all, newest first; those of backtests are left out. */
    List<Round> list(@Nullable HubProfile profile, int most);

    /** What one model said, by place and horizon; all places where {@code place} is null. */
    List<PlaceForecast> forecasts(long round, String model, @Nullable String place);

    /** What moved one model's forecasts of a place, by horizon; empty where the model cannot tell. */
    List<Explanation> explanations(long round, String model, String place);
}
