package org.vigie.prediction.skill;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.scoring.ModelScores;

/**
 * How good the models were on the forecasts asked for.
 *
 * @param rounds how many rounds were looked at
 * @param replayed how many of them were run more than a week after their reference date
 * @param from first reference date looked at; null where there is none
 * @param to last reference date looked at
 */
public record SkillReport(
        Standing standing,
        int rounds,
        int replayed,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Row> rows) {
    /**
     * What the scores rest on.
     *
     * @param pending whether newer data or rounds have not been scored yet
     * @param truthAsOf newest publication that forecasts were compared with; null before anything was scored
     * @param nextTargetEndDate end of the first forecast week that is not known yet; null where none is awaited
     */
    public record Standing(
            boolean pending,
            @Nullable LocalDate truthAsOf,
            @Nullable Instant scoredAt,
            @Nullable LocalDate nextTargetEndDate) {}

    /** One model's scores in one part; the part is null where the report is not divided. */
    public record Row(@Nullable String part, ModelScores scores) {}

    public SkillReport {
        rows = List.copyOf(rows);
    }
}
