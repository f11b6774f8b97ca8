package org.vigie.forecasting.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.distribution.QuantileLevels;

/** Writes and reads forecasts in the hubs' own CSV format. */
public final class HubForecastFile {
    /** Team part of the model name in the files Vigie writes. */
    public static final String TEAM = "Vigie";

    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)-(.+?)\\.csv(\\.gz)?");

    private HubForecastFile() {}

    /** Name of the file for a hub: {@code 2025-01-04-Vigie-ensemble.csv}. */
    public static String name(LocalDate referenceDate, String model) {
        return referenceDate + "-" + TEAM + "-" + model + ".csv";
    }

    /** The model that a hub file's name tells, with its team; the name itself where it tells none. */
    public static String modelOf(String fileName) {
        Matcher parts = NAME.matcher(fileName);
        return parts.matches() ? parts.group(2) : fileName.replaceFirst("\\.csv(\\.gz)?$", "");
    }

    /** Writes {@code forecasts} ordered by place and horizon, under the header of {@code profile}'s hub. */
    public static void write(
            Appendable out, HubProfile profile, LocalDate referenceDate, Collection<PlaceForecast> forecasts)
            throws IOException {
        out.append(profile.dateColumn())
                .append(",location,horizon,target,target_end_date,output_type,output_type_id,value\n");
        List<PlaceForecast> ordered = new ArrayList<>(forecasts);
        ordered.sort(Comparator.comparing(PlaceForecast::place).thenComparingInt(PlaceForecast::horizon));
        for (PlaceForecast forecast : ordered) {
            String start = referenceDate + "," + forecast.place() + "," + forecast.horizon() + "," + profile.target()
                    + "," + forecast.targetEndDate() + ",quantile,";
            for (int i = 0; i < QuantileLevels.COUNT; i++) {
                out.append(start)
                        .append(HubNumbers.format(QuantileLevels.at(i)))
                        .append(',')
                        .append(HubNumbers.format(forecast.quantiles().value(i)))
                        .append('\n');
            }
        }
    }

    /**
     * Reads the quantile forecasts of one file, plain or gzipped, of one or many models.
     *
     * @param fileName gives the model where the file has no column {@code model_id}
     */
    public static HubForecasts read(InputStream in, String fileName) throws IOException {
        ForecastRows rows = new ForecastRows(modelOf(fileName));
        CsvRows.read(in, rows.findings(), rows);
        return rows.finish();
    }

    /** As {@link #read(InputStream, String)}, from text. */
    public static HubForecasts read(Reader text, String fileName) throws IOException {
        ForecastRows rows = new ForecastRows(modelOf(fileName));
        CsvRows.read(text, rows.findings(), rows);
        return rows.finish();
    }
}
