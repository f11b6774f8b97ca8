package org.vigie.forecasting.model.boosting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.vigie.forecasting.model.Panel;
import org.vigie.forecasting.model.PanelSeries;
import org.vigie.forecasting.transform.RootScale;

/**
 * Grows the trees of {@link LearntWaves} and writes the resources: influenza on ILINet times the share of positive tests,
 * October 2010 to January 2020; influenza-like illness on the same and on ILINet as it is, October 1997 to February 2020;
 * COVID-19 on European hospital admissions, 2020 to October 2024.
 *
 * <p>Run it with the test classes on the class path: {@code LearntWavesMaker FOLDER-OF-DATA FOLDER-OF-RESOURCES
 * [influenza|influenza-like|covid]}.
 */
final class LearntWavesMaker {
    private static final double OWN_TESTS = 50;
    private static final int LEAST_WEEKS = 60;
    private static final int STEPS = 5;
    private static final String LAST_ILLNESS_WEEK = "2020-02-29";
    private static final String LAST_COVID_WEEK = "2024-10-31";
    private static final String LAST_COVID_PUBLICATION = "2024-11-16";
    private static final BoostingSettings SETTINGS = new BoostingSettings(
            6,
            200,
            BoostingSettings.DEFAULT.location(),
            60,
            BoostingSettings.DEFAULT.spread(),
            1,
            BoostingSettings.DEFAULT.populationPower());

    private LearntWavesMaker() {}

    public static void main(String[] arguments) throws IOException {
        Path shared = Path.of(arguments[0]);
        Path resources = Path.of(arguments[1]);
        List<PanelSeries> influenza = influenza(shared);
        List<PanelSeries> both = new ArrayList<>(influenza);
        both.addAll(illness(shared));
        if (arguments.length < 3 || arguments[2].equals("influenza")) {
            make(influenza, Panel::typical, resources.resolve("influenza-waves.txt.gz"));
        }
        if (arguments.length < 3 || arguments[2].equals("influenza-like")) {
            make(both, Panel::typical, resources.resolve("influenza-like-waves.txt.gz"));
        }
        if (arguments.length < 3 || arguments[2].equals("covid")) {
            make(covid(shared), week -> true, resources.resolve("covid-waves.txt.gz"));
        }
    }

    private static void make(List<PanelSeries> series, Predicate<LocalDate> counts, Path file) throws IOException {
        Panel panel = new Panel(series);
        FeatureBuilder features = new FeatureBuilder(panel);
        TrainingRows training = TrainingRows.of(panel, features, STEPS, SETTINGS, counts);
        hidePlaces(training.rows());
        try (BoostedModel model = BoostedModel.fit(training, LearntWaves.NONE, SETTINGS, 1, 2);
                var out = Files.newOutputStream(file)) {
            LearntWavesFile.write(model.texts(), out);
        }
        System.out.println(file + ": " + training.rows().count() + " rows of " + series.size() + " series");
    }

    /** What belongs to the survey and not to the disease is not learnt from, nor are holidays. */
    private static void hidePlaces(Rows rows) {
        for (String name : List.of("signal", "population", "scale_spread", "scale_centre", "since_christmas")) {
            int column = FeatureBuilder.NAMES.indexOf(name);
            for (int i = 0; i < rows.count(); i++) {
                rows.matrix()[i * rows.width() + column] = 0;
            }
        }
    }

    private static List<PanelSeries> influenza(Path shared) throws IOException {
        Map<String, Map<LocalDate, double[]>> tests = new HashMap<>();
        Map<LocalDate, double[]> national = new HashMap<>();
        for (Map<String, String> row : rows(shared.resolve("us/nrevss_2010_2020.csv.gz"))) {
            if (row.get("percent_positive").isEmpty() || row.get("specimens").isEmpty()) {
                continue;
            }
            double specimens = Double.parseDouble(row.get("specimens"));
            double positive = specimens * Double.parseDouble(row.get("percent_positive"));
            LocalDate week = LocalDate.parse(row.get("week_end"));
            tests.computeIfAbsent(row.get("location"), l -> new HashMap<>())
                    .put(week, new double[] {positive, specimens});
            double[] sum = national.computeIfAbsent(week, w -> new double[2]);
            sum[0] += positive;
            sum[1] += specimens;
        }
        Map<String, NavigableMap<LocalDate, Double>> values = new TreeMap<>();
        for (Map<String, String> row : rows(shared.resolve("us/ilinet_1997_2023.csv.gz"))) {
            boolean state = row.get("level").equals("state");
            String share = row.get(state ? "unweighted_ili_pct" : "weighted_ili_pct");
            LocalDate week = LocalDate.parse(row.get("week_end"));
            double[] all = national.get(week);
            Map<LocalDate, double[]> own = tests.get(row.get("location"));
            if (share.isEmpty() || share.equals("NA") || all == null || all[1] < OWN_TESTS) {
                continue;
            }
            if (state && own == null) {
                continue;
            }
            double positive = all[0] / all[1];
            if (state) {
                double[] here = own.getOrDefault(week, new double[2]);
                positive = (here[0] + OWN_TESTS * positive) / (here[1] + OWN_TESTS);
            }
            values.computeIfAbsent(row.get("level") + " " + row.get("location"), l -> new TreeMap<>())
                    .put(week, Double.parseDouble(share) * positive);
        }
        return series(0, values, populations(shared));
    }

    /** Influenza-like illness as it was counted, all viruses, to February 2020. */
    private static List<PanelSeries> illness(Path shared) throws IOException {
        Map<String, NavigableMap<LocalDate, Double>> values = new TreeMap<>();
        for (Map<String, String> row : rows(shared.resolve("us/ilinet_1997_2023.csv.gz"))) {
            String share = row.get(row.get("level").equals("state") ? "unweighted_ili_pct" : "weighted_ili_pct");
            if (!share.isEmpty()
                    && !share.equals("NA")
                    && !share.equals("X")
                    && row.get("week_end").compareTo(LAST_ILLNESS_WEEK) <= 0) {
                values.computeIfAbsent(row.get("level") + " " + row.get("location"), l -> new TreeMap<>())
                        .put(LocalDate.parse(row.get("week_end")), Double.parseDouble(share));
            }
        }
        return series(1, values, populations(shared));
    }

    private static Map<String, Double> populations(Path shared) throws IOException {
        Map<String, Double> populations = new HashMap<>();
        for (Map<String, String> row : rows(shared.resolve("us/locations.csv"))) {
            populations.put(row.get("location"), Double.parseDouble(row.get("population_flu_2023_24")));
        }
        return populations;
    }

    private static List<PanelSeries> covid(Path shared) throws IOException {
        Map<String, NavigableMap<LocalDate, Double>> values = new TreeMap<>();
        Map<String, String> newest = new HashMap<>();
        for (Map<String, String> row : rows(shared.resolve("eu/respicast_vintages.csv.gz"))) {
            String week = row.get("target_end_date");
            String published = row.get("as_of");
            if (!row.get("indicator").equals("COVID_HOSP")
                    || row.get("value").isEmpty()
                    || week.compareTo(LAST_COVID_WEEK) > 0
                    || published.compareTo(LAST_COVID_PUBLICATION) > 0) {
                continue;
            }
            String key = row.get("location") + week;
            if (published.compareTo(newest.getOrDefault(key, "")) >= 0) {
                newest.put(key, published);
                // the trees count in weeks to Saturday
                values.computeIfAbsent("country " + row.get("location"), l -> new TreeMap<>())
                        .put(LocalDate.parse(week).minusDays(1), Double.parseDouble(row.get("value")));
            }
        }
        return series(0, values, Map.of());
    }

    private static List<PanelSeries> series(
            int kind, Map<String, NavigableMap<LocalDate, Double>> values, Map<String, Double> populations) {
        List<PanelSeries> series = new ArrayList<>();
        values.forEach((place, weeks) -> {
            if (weeks.size() >= LEAST_WEEKS) {
                String code = place.substring(place.indexOf(' ') + 1);
                series.add(series(kind, code, populations.getOrDefault(code, Double.NaN), weeks));
            }
        });
        return series;
    }

    private static PanelSeries series(
            int kind, String place, double population, NavigableMap<LocalDate, Double> weeks) {
        LocalDate first = weeks.firstKey();
        double[] values = IntStream.rangeClosed(0, Panel.weeks(first, weeks.lastKey()))
                .mapToDouble(i -> between(weeks, first.plusWeeks(i)))
                .toArray();
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double high = sorted[(int) (0.95 * (sorted.length - 1))];
        RootScale scale = RootScale.fit(high > 0 ? high / 5 : 1, values, 0.4);
        double[] scaled = Arrays.stream(values).map(scale::apply).toArray();
        return new PanelSeries(kind, place, population, first, scaled, scale, 0);
    }

    private static double between(NavigableMap<LocalDate, Double> weeks, LocalDate week) {
        var before = weeks.floorEntry(week);
        var after = weeks.ceilingEntry(week);
        if (before.getKey().equals(after.getKey())) {
            return before.getValue();
        }
        double share = (double) Panel.weeks(before.getKey(), week) / Panel.weeks(before.getKey(), after.getKey());
        return before.getValue() + share * (after.getValue() - before.getValue());
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (var in = Files.newInputStream(file);
                var reader = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            String[] names = reader.readLine().split(",", -1);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] fields = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], fields[i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
