package org.vigie.forecasting.hub;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vigie.forecasting.scoring.ForecastScore;
import org.vigie.forecasting.scoring.ForecastUnit;
import org.vigie.forecasting.scoring.Scale;
import org.vigie.forecasting.scoring.WeightedIntervalScore;

/**
 * Reads forecasts that were scored before: a row per forecast with model_id, reference_date, location, horizon, wis,
 * wis_log, ae, dispersion, overprediction, underprediction, c50, c80 and c95.
 */
public final class ScoreFile {
    private ScoreFile() {}

    /**
     * The scores of a file, and what is wrong with it.
     *
     * @param isScores false if the file has no column {@code wis} and so is of another kind
     */
    public record Scores(boolean isScores, List<ForecastScore> list, Findings findings) {
        public Scores {
            list = List.copyOf(list);
        }
    }

    /**
     * Reads the scores on {@code scale}; what a file does not hold is NaN: CRPS and bias, and on the log scale all but
     * the WIS itself and the coverage.
     */
    public static Scores read(InputStream in, Scale scale) throws IOException {
        Rows rows = new Rows(scale);
        CsvRows.read(in, rows.findings, rows);
        return new Scores(rows.isScores, rows.scores, rows.findings);
    }

    private static final class Rows implements CsvRows.Format {
        private static final String[] PARTS = {"ae", "dispersion", "overprediction", "underprediction"};
        private static final String[] COVERED = {"c50", "c80", "c95"};

        private final Scale scale;
        private final Findings findings = new Findings();
        private final Fields fields = new Fields();
        private final List<ForecastScore> scores = new ArrayList<>();
        private final int[] parts = new int[PARTS.length];
        private final int[] covered = new int[COVERED.length];
        private boolean isScores;
        private int modelColumn;
        private int dateColumn;
        private int placeColumn;
        private int horizonColumn;
        private int wisColumn;

        Rows(Scale scale) {
            this.scale = scale;
        }

        @Override
        public boolean header(CsvRows.Header header) {
            isScores = header.find("wis") >= 0 && header.find("output_type_id") < 0;
            if (!isScores) {
                return false;
            }
            modelColumn = CsvRows.require(header, findings, "model_id");
            dateColumn = CsvRows.require(header, findings, "reference_date", "origin_date");
            placeColumn = CsvRows.require(header, findings, "location");
            horizonColumn = CsvRows.require(header, findings, "horizon");
            wisColumn = CsvRows.require(header, findings, scale == Scale.LOG ? "wis_log" : "wis");
            for (int i = 0; i < PARTS.length; i++) {
                parts[i] = scale == Scale.LOG ? -1 : CsvRows.require(header, findings, PARTS[i]);
            }
            for (int i = 0; i < COVERED.length; i++) {
                covered[i] = CsvRows.require(header, findings, COVERED[i]);
            }
            return findings.errors() == 0;
        }

        @Override
        public void row(CsvRows.Row row) {
            Optional<LocalDate> date = fields.date(row.get(dateColumn));
            if (date.isEmpty()) {
                String expected = "a date written as YYYY-MM-DD";
                findings.add(FindingRule.BAD_DATE, row.line(), "reference_date", row.get(dateColumn), expected);
                return;
            }
            OptionalDouble horizon = number(row, horizonColumn, "horizon");
            OptionalDouble wis = number(row, wisColumn, "wis");
            if (horizon.isEmpty() || wis.isEmpty()) {
                return;
            }
            double[] part = new double[parts.length];
            for (int i = 0; i < part.length; i++) {
                part[i] = parts[i] < 0
                        ? Double.NaN
                        : number(row, parts[i], PARTS[i]).orElse(Double.NaN);
            }
            ForecastUnit unit = new ForecastUnit(
                    date.get(), TruthReader.placeCode(row.get(placeColumn)), (int) horizon.getAsDouble());
            scores.add(new ForecastScore(
                    row.get(modelColumn),
                    unit,
                    new WeightedIntervalScore(wis.getAsDouble(), part[1], part[2], part[3]),
                    part[0],
                    Double.NaN,
                    Double.NaN,
                    isCovered(row, 0),
                    isCovered(row, 1),
                    isCovered(row, 2)));
        }

        private boolean isCovered(CsvRows.Row row, int interval) {
            return row.get(covered[interval]).equals("1");
        }

        private OptionalDouble number(CsvRows.Row row, int column, String name) {
            OptionalDouble number = Fields.number(row.get(column));
            if (number.isEmpty()) {
                findings.add(FindingRule.NOT_A_NUMBER, row.line(), name, row.get(column), "a number");
            }
            return number;
        }
    }
}
