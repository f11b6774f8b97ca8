package org.vigie.prediction.skill.scoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.scoring.ForecastScore;
import org.vigie.prediction.skill.SkillQuery;

/** Where scores are written down. */
public interface ScoreLedger {
    /** When and on what the profile was scored last. */
    record LastScoring(
            @Nullable Long dataRevision,
            @Nullable Long newestRound,
            @Nullable LocalDate truthAsOf,
            @Nullable Instant scoredAt) {}

    /** A round that counts, and when somebody asked for it. */
    record CountedRound(long id, LocalDate referenceDate, LocalDate requestedOn) {}

    /** The number under which scoring jobs know the profile. */
    long number(String profile);

    /** The profile with this number. */
    String profile(long number);

    LastScoring lastScoring(String profile);

    /** The newest round of the profile that ended well. */
    Optional<Long> newestRound(String profile);

    /**
     * Scores every forecast whose week has become known or was revised, and removes scores whose week no longer counts.
     *
     * @param dataRevision state of the data when this was asked for
     * @return how many scores were made
     */
    long score(String profile, long dataRevision, @Nullable LocalDate truthAsOf);

    /** End of the first forecast week after {@code lastKnown}. */
    Optional<LocalDate> nextTargetEndDate(String profile, LocalDate lastKnown);

    /** The rounds a report looks at, oldest reference date first. */
    List<CountedRound> rounds(SkillQuery query);

    /** The scores of these rounds, as far as the query wants them. */
    List<ForecastScore> scores(SkillQuery query, List<CountedRound> rounds);
}
