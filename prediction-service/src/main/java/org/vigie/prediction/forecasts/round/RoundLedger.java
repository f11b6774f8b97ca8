package org.vigie.prediction.forecasts.round;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.Explanation;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.forecasts.Round;

/** Where rounds and their forecasts are written down. */
public interface RoundLedger {
    /** What a round will be made of. */
    record Plan(
            HubProfile profile,
            LocalDate referenceDate,
            LocalDate asOf,
            LocalDate dataVintage,
            long dataRevision,
            long seed,
            String codeVersion,
            boolean synthetic,
            String requestedBy) {}

    /** A round that was made, or is being made, of exactly this. */
    Optional<Long> findSame(Plan plan);

    /** The round of the profile that is queued or running. */
    Optional<Long> findUnfinished(String profile);

    /** Writes a new round down; empty if another of the profile is queued or running. */
    Optional<Long> add(Plan plan);

    void running(long id);

    void ended(long id, Round.State state);

    /** The models that have finished their part, whether they succeeded or not. */
    Set<String> finishedMembers(long id);

    void memberSucceeded(long id, int position, ModelForecast forecast, long millis);

    void memberFailed(long id, int position, String model, String reason, String detail, long millis);

    /** How many members of the round have forecasts. */
    int succeededMembers(long id);

    Optional<Round> find(long id);

    List<Round> list(@Nullable String profile, int most);

    List<PlaceForecast> forecasts(long round, String model, @Nullable String place);

    /** What moved one model's forecasts of a place, by horizon; empty where the model cannot tell. */
    List<Explanation> explanations(long round, String model, String place);
}
