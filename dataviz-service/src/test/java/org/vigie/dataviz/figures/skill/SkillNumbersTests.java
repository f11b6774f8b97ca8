package org.vigie.dataviz.figures.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vigie.dataviz.predictions.Predictions.Score;

class SkillNumbersTests {
    private static final LocalDate DATE = LocalDate.of(2025, 1, 8);

    private static Score score(String model, int horizon, double wis, double from, double to) {
        return new Score(model, DATE, "FR", horizon, wis, from, to);
    }

    @Test
    void modelsAreComparedOnTheForecastsThatBothMade() {
        SkillNumbers numbers = SkillNumbers.of(List.of(
                score("baseline", 1, 10, 0.4, 0.45),
                score("ensemble", 1, 5, 0.4, 0.45),
                score("ensemble", 2, 1_000, 0.4, 0.45)));
        SkillNumbers.OverTime ensemble = numbers.overTime().getFirst();
        assertThat(ensemble.model()).isEqualTo("ensemble");
        assertThat(ensemble.relativeWis()).isEqualTo(0.5);
        assertThat(ensemble.forecasts()).isEqualTo(1);
    }

    @Test
    void intervalsHoldTheValueBetweenTheirLevels() {
        SkillNumbers numbers = SkillNumbers.of(List.of(score("ensemble", 1, 1, 0.2, 0.25)));
        assertThat(numbers.coverage().stream()
                        .filter(point -> point.held() == 1)
                        .mapToDouble(SkillNumbers.Coverage::nominal)
                        .min())
                .hasValueCloseTo(0.6, within(1e-9));
        assertThat(SkillNumbers.of(List.of(score("ensemble", 1, 1, 0.99, 1))).coverage())
                .allMatch(point -> point.held() == 0);
    }

    @Test
    void valueBetweenTwoQuantilesIsSharedAmongTheTenths() {
        SkillNumbers.Pit pit = SkillNumbers.of(List.of(score("ensemble", 1, 1, 0.45, 0.55)))
                .pit()
                .getFirst();
        assertThat(pit.shares().get(4)).isCloseTo(0.5, within(1e-9));
        assertThat(pit.shares().get(5)).isCloseTo(0.5, within(1e-9));
    }
}
