package org.vigie.forecasting.hub;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vigie.forecasting.distribution.QuantileLevels;

/** Gathers the rows of a hub forecast file into forecasts of 23 quantiles. */
final class ForecastRows implements CsvRows.Format {
    private record Key(String model, LocalDate referenceDate, String target, String place, int horizon) {}

    private final String fileModel;
    private final Findings findings = new Findings();
    private final Fields fields = new Fields();
    private final Map<String, Integer> levels = new HashMap<>();
    private final Map<Key, HubForecast> forecasts = new LinkedHashMap<>();

    private int dateColumn;
    private int placeColumn;
    private int horizonColumn;
    private int targetColumn;
    private int endColumn;
    private int typeColumn;
    private int levelColumn;
    private int valueColumn;
    private int modelColumn;

    ForecastRows(String fileModel) {
        this.fileModel = fileModel;
    }

    Findings findings() {
        return findings;
    }

    /** The forecasts with all 23 quantiles; those without are reported. */
    HubForecasts finish() {
        List<HubForecast> complete = new ArrayList<>();
        for (HubForecast forecast : forecasts.values()) {
            long missing =
                    Arrays.stream(forecast.quantiles()).filter(Double::isNaN).count();
            if (missing == 0) {
                complete.add(forecast);
            } else {
                findings.add(
                        FindingRule.MISSING_QUANTILES,
                        0,
                        "output_type_id",
                        forecast.model() + " " + forecast.referenceDate() + " " + forecast.place() + " horizon "
                                + forecast.horizon() + " lacks " + missing,
                        "all 23 levels");
            }
        }
        return new HubForecasts(complete, findings);
    }

    @Override
    public boolean header(CsvRows.Header header) {
        dateColumn = CsvRows.require(header, findings, "reference_date", "origin_date");
        placeColumn = CsvRows.require(header, findings, "location");
        horizonColumn = CsvRows.require(header, findings, "horizon");
        levelColumn = CsvRows.require(header, findings, "output_type_id");
        valueColumn = CsvRows.require(header, findings, "value");
        targetColumn = header.find("target");
        endColumn = header.find("target_end_date");
        typeColumn = header.find("output_type");
        modelColumn = header.find("model_id");
        return findings.errors() == 0;
    }

    @Override
    public void row(CsvRows.Row row) {
        String type = row.get(typeColumn);
        if (!type.isEmpty() && !type.equals("quantile")) {
            return;
        }
        int level = levels.computeIfAbsent(row.get(levelColumn), ForecastRows::level);
        if (level < 0) {
            return; // hubs may ask for more levels than are scored
        }
        Optional<LocalDate> date = date(row, dateColumn, "reference_date");
        OptionalDouble horizon = number(row, horizonColumn, "horizon");
        OptionalDouble value = number(row, valueColumn, "value");
        if (date.isEmpty() || horizon.isEmpty() || value.isEmpty()) {
            return;
        }
        int weeks = (int) horizon.getAsDouble();
        LocalDate end = endColumn < 0
                ? date.get().plusWeeks(weeks)
                : date(row, endColumn, "target_end_date").orElse(null);
        if (end == null) {
            return;
        }
        String model = modelColumn < 0 ? fileModel : row.get(modelColumn);
        Key key = new Key(model, date.get(), row.get(targetColumn), row.get(placeColumn), weeks);
        HubForecast forecast = forecasts.computeIfAbsent(key, k -> {
            double[] quantiles = new double[QuantileLevels.COUNT];
            Arrays.fill(quantiles, Double.NaN);
            return new HubForecast(k.model(), k.referenceDate(), k.target(), k.place(), k.horizon(), end, quantiles);
        });
        forecast.quantiles()[level] = value.getAsDouble();
    }

    private Optional<LocalDate> date(CsvRows.Row row, int column, String name) {
        Optional<LocalDate> date = fields.date(row.get(column));
        if (date.isEmpty()) {
            findings.add(FindingRule.BAD_DATE, row.line(), name, row.get(column), "a date written as YYYY-MM-DD");
        }
        return date;
    }

    private OptionalDouble number(CsvRows.Row row, int column, String name) {
        OptionalDouble number = Fields.number(row.get(column));
        if (number.isEmpty()) {
            findings.add(FindingRule.NOT_A_NUMBER, row.line(), name, row.get(column), "a number");
        }
        return number;
    }

    /** The index of a level among the 23; -1 where it is none of them. */
    static int level(String text) {
        OptionalDouble level = Fields.number(text);
        if (level.isPresent()) {
            for (int i = 0; i < QuantileLevels.COUNT; i++) {
                if (Math.abs(QuantileLevels.at(i) - level.getAsDouble()) < 5e-5) {
                    return i;
                }
            }
        }
        return -1;
    }
}
