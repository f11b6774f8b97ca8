package org.vigie.prediction.partner;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.distribution.QuantileLevels;
import org.vigie.prediction.catalogue.CataloguePlace;
import org.vigie.prediction.http.CsvWriter;
import org.vigie.prediction.surveillance.ObservationRow;

/** What partners are answered, as JSON and as CSV with the same fields. */
final class PartnerRows {
    private PartnerRows() {}

    /** Places, and the cursor of the next page. */
    record Places(List<CataloguePlace> places, @Nullable String next) {}

    /** Observations, and the cursor of the next page. */
    record Observations(
            String profile,
            LocalDate asOf,
            boolean synthetic,
            List<ObservationRow> observations,
            @Nullable String next) {}

    /** The 23 quantiles of one place and week ahead. */
    record Forecast(String place, int horizon, LocalDate targetEndDate, Map<String, Double> quantiles) {
        static Forecast of(PlaceForecast forecast) {
            Map<String, Double> quantiles = new LinkedHashMap<>();
            for (int i = 0; i < QuantileLevels.COUNT; i++) {
                quantiles.put(
                        Double.toString(QuantileLevels.at(i)),
                        forecast.quantiles().value(i));
            }
            return new Forecast(forecast.place(), forecast.horizon(), forecast.targetEndDate(), quantiles);
        }
    }

    /** Forecasts of one model in one round, and the cursor of the next page. */
    record Forecasts(
            String profile,
            long round,
            String model,
            LocalDate referenceDate,
            LocalDate asOf,
            boolean synthetic,
            List<Forecast> forecasts,
            @Nullable String next) {}

    static String csvOf(Places rows) {
        return csv(csv -> {
            csv.row("code", "name", "kind", "parent", "population");
            rows.places()
                    .forEach(place ->
                            csv.row(place.code(), place.name(), place.kind(), place.parent(), place.population()));
        });
    }

    static String csvOf(Observations rows) {
        return csv(csv -> {
            ObservationRow.writeHeader(csv);
            rows.observations().forEach(row -> row.write(csv, rows.profile(), rows.asOf(), rows.synthetic()));
        });
    }

    static String csvOf(Forecasts rows) {
        return csv(csv -> {
            csv.row(
                    "reference_date",
                    "place",
                    "horizon",
                    "target_end_date",
                    "model",
                    "quantile_level",
                    "value",
                    "as_of",
                    "synthetic");
            for (Forecast row : rows.forecasts()) {
                row.quantiles()
                        .forEach((level, value) -> csv.row(
                                rows.referenceDate(),
                                row.place(),
                                row.horizon(),
                                row.targetEndDate(),
                                rows.model(),
                                level,
                                value,
                                rows.asOf(),
                                rows.synthetic()));
            }
        });
    }

    private static String csv(Consumer<CsvWriter> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CsvWriter csv = CsvWriter.to(bytes);
        rows.accept(csv);
        csv.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
