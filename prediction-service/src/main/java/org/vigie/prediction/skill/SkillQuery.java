package org.vigie.prediction.skill;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.scoring.Scale;

/**
 * Which scores to look at, and how to divide them.
 *
 * @param horizon null for all
 * @param places none for all
 * @param from first reference date; null for the first there is
 * @param to last reference date; null for the last there is
 * @param round only this round; null for the newest round of each reference date
 */
public record SkillQuery(
        HubProfile profile,
        @Nullable Integer horizon,
        List<String> places,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Long round,
        Scale scale,
        Division division) {
    public SkillQuery {
        places = List.copyOf(places);
    }

    /** What the rows of a report stand for beside the model. */
    public enum Division {
        NONE,
        HORIZON,
        PLACE,
        REFERENCE_DATE
    }
}
