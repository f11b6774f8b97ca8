package org.vigie.forecasting.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigie.forecasting.hub.HubForecast;
import org.vigie.forecasting.hub.HubForecastFile;

/** Compares with numbers of the reference scorer; see golden/scoring/make_expected.py. */
class ReferenceScorerTests {
    private static final Offset<Double> TINY = Offset.offset(1e-9);

    @ParameterizedTest
    @EnumSource(Scale.class)
    void tableEqualsTheReferenceScorers(Scale scale) throws IOException {
        ScoreTable table = ScoreTable.of(scores(scale), "hub-baseline", "hub-ensemble", 0);
        List<NamedCsvRecord> expected = rows("expected_" + scale.name().toLowerCase(java.util.Locale.ROOT) + ".csv");
        assertThat(table.rows()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            ModelScores row = table.rows().get(i);
            NamedCsvRecord line = expected.get(i);
            assertThat(row.rank()).isEqualTo(Integer.parseInt(line.getField("rank")));
            assertThat(row.model()).isEqualTo(line.getField("model"));
            assertThat(row.forecasts()).isEqualTo(Integer.parseInt(line.getField("n")));
            close(row.share(), line, "share");
            close(row.meanWis(), line, "mean_wis");
            close(row.meanAbsoluteError(), line, "mae");
            close(row.dispersion(), line, "dispersion");
            close(row.overprediction(), line, "overprediction");
            close(row.underprediction(), line, "underprediction");
            close(row.relativeToBaseline(), line, "rel_wis_baseline");
            close(row.pairwiseToBaseline(), line, "pairwise_rel_wis");
            close(row.relativeToEnsemble(), line, "rel_wis_ensemble");
            close(row.pairwiseToEnsemble(), line, "pairwise_rel_wis_ens");
            close(row.coverage50(), line, "cov50");
            close(row.coverage80(), line, "cov80");
            close(row.coverage95(), line, "cov95");
        }
    }

    private static void close(double found, NamedCsvRecord line, String column) {
        assertThat(found).as(column).isCloseTo(Double.parseDouble(line.getField(column)), TINY);
    }

    private static List<ForecastScore> scores(Scale scale) throws IOException {
        Map<String, Double> truth = new HashMap<>();
        for (NamedCsvRecord row : rows("truth.csv")) {
            if (!row.getField("value").isEmpty()) {
                truth.put(
                        row.getField("target_end_date") + row.getField("location"),
                        Double.parseDouble(row.getField("value")));
            }
        }
        List<ForecastScore> scores = new ArrayList<>();
        try (InputStream in = open("forecasts.csv")) {
            for (HubForecast f : HubForecastFile.read(in, "forecasts.csv").forecasts()) {
                Double observed = truth.get(f.targetEndDate() + f.place());
                if (observed != null) {
                    ForecastUnit unit = new ForecastUnit(f.referenceDate(), f.place(), f.horizon());
                    scores.add(ForecastScore.of(f.model(), unit, f.quantiles(), observed, scale));
                }
            }
        }
        return scores;
    }

    private static List<NamedCsvRecord> rows(String name) throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        }
    }

    private static InputStream open(String name) {
        return ReferenceScorerTests.class.getResourceAsStream("/golden/scoring/" + name);
    }
}
