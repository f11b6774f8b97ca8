package org.vigie.forecasting.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.distribution.QuantileLevels;

class ScoresTests {
    private static final Offset<Double> TINY = Offset.offset(1e-12);
    private static final double[] LEVELS = QuantileLevels.all();

    @Test
    void partsOfTheIntervalScoreAddUp() {
        WeightedIntervalScore wis = WeightedIntervalScore.of(scaled(10), 12);
        assertThat(wis.dispersion() + wis.overprediction() + wis.underprediction())
                .isCloseTo(wis.score(), TINY);
        assertThat(wis.overprediction()).isZero();
    }

    @Test
    void intervalScoreOfAPointIsTheAbsoluteError() {
        assertThat(WeightedIntervalScore.of(new double[23], 7).score()).isCloseTo(7, TINY);
        assertThat(Crps.ofQuantiles(new double[23], 7)).isCloseTo(7, TINY);
    }

    @Test
    void crpsOfUniformSamplesAndOfItsQuantilesAgree() {
        double[] samples =
                IntStream.range(0, 20_000).mapToDouble(i -> i / 19_999.0).toArray();
        // closed form for the uniform distribution at y: 1/3 - y + y^2
        assertThat(Crps.ofSamples(samples, 0.3)).isCloseTo(1 / 3.0 - 0.3 + 0.09, Offset.offset(1e-4));
        assertThat(Crps.ofQuantiles(LEVELS, 0.3)).isCloseTo(1 / 3.0 - 0.3 + 0.09, Offset.offset(1e-5));
    }

    @Test
    void crpsOfSamplesIsTheirMeanDistanceLessHalfTheirSpread() {
        // samples 1, 3 against 4: (3 + 1)/2 - (0 + 2 + 2 + 0)/8
        assertThat(Crps.ofSamples(new double[] {3, 1}, 4)).isCloseTo(1.5, TINY);
    }

    @Test
    void biasRunsFromMinusOneToOne() {
        assertThat(Bias.of(scaled(1), 2)).isEqualTo(-1);
        assertThat(Bias.of(scaled(1), -1)).isEqualTo(1);
        assertThat(Bias.of(scaled(1), 0.5)).isZero();
        assertThat(Bias.of(scaled(1), 0.22)).isCloseTo(0.6, TINY);
        assertThat(Bias.of(scaled(1), 0.78)).isCloseTo(-0.6, TINY);
    }

    @Test
    void boundsBelongToTheInterval() {
        double[] predicted = scaled(100);
        assertThat(IntervalCoverage.FIFTY.covers(predicted, 25)).isTrue();
        assertThat(IntervalCoverage.FIFTY.covers(predicted, 24)).isFalse();
        assertThat(IntervalCoverage.EIGHTY.covers(predicted, 90)).isTrue();
        assertThat(IntervalCoverage.NINETY_FIVE.covers(predicted, 97.6)).isFalse();
    }

    @Test
    void histogramOfTrueForecastsIsFlat() {
        PitHistogram histogram = new PitHistogram();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            histogram.add(LEVELS, random.nextDouble());
        }
        for (double share : histogram.shares()) {
            assertThat(share).isCloseTo(0.1, Offset.offset(0.01));
        }
        assertThat(histogram.size()).isEqualTo(20_000);
    }

    @Test
    void observedValueOnManyQuantilesIsShared() {
        PitHistogram histogram = new PitHistogram();
        histogram.add(new double[23], 0);
        assertThat(histogram.shares()).containsOnly(new double[] {0.1}, Offset.offset(1e-9));
    }

    @Test
    void modelsAreComparedOnCommonForecastsOnly() {
        ForecastUnit easy = new ForecastUnit(LocalDate.of(2025, 1, 4), "01", 0);
        ForecastUnit hard = new ForecastUnit(LocalDate.of(2025, 1, 4), "01", 3);
        RelativeSkill skill = RelativeSkill.of(
                Map.of("all", Map.of(easy, 2.0, hard, 50.0), "picky", Map.of(easy, 1.0), "none", Map.of()));
        assertThat(skill.ratio("picky", "all")).isEqualTo(0.5);
        assertThat(skill.common("picky", "all")).isEqualTo(1);
        assertThat(skill.ratio("none", "all")).isNaN();
        assertThat(skill.pairwise("all", "missing")).isNaN();
    }

    @Test
    void modelsWithTooFewForecastsAreLeftOut() {
        ScoreTable table = ScoreTable.of(
                List.of(score("base", "01"), score("base", "02"), score("few", "01"), score("other", "09")),
                "base",
                "none",
                0.6);
        assertThat(table.rows()).extracting(ModelScores::model).containsExactly("base");
        assertThat(table.units()).isEqualTo(2);
    }

    @Test
    void withoutABaselineAllForecastsCount() {
        ScoreTable table = ScoreTable.of(List.of(score("one", "01"), score("two", "02")), "base", "none", 0);
        assertThat(table.units()).isEqualTo(2);
        assertThat(table.rows()).hasSize(2).allMatch(row -> Double.isNaN(row.pairwiseToBaseline()));
    }

    @Test
    void sampleQuantilesAreThoseOfTypeSeven() {
        assertThat(QuantileForecast.sampleQuantile(new double[] {1, 2, 4}, 0.25))
                .isEqualTo(1.5);
        assertThat(QuantileForecast.ofSamples(new double[] {4, 1, 2})[11]).isEqualTo(2);
    }

    private static ForecastScore score(String model, String place) {
        ForecastUnit unit = new ForecastUnit(LocalDate.of(2025, 1, 4), place, 1);
        return ForecastScore.of(model, unit, scaled(10), 4, Scale.NATURAL);
    }

    private static double[] scaled(double factor) {
        return java.util.Arrays.stream(LEVELS).map(level -> level * factor).toArray();
    }
}
