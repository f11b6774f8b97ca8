package org.vigie.forecasting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;

/** A made-up winter of influenza admissions, published weekly and revised once, for tests of models. */
public final class TestRounds {
    public static final LocalDate FIRST_WEEK = LocalDate.of(2022, 10, 1);
    public static final LocalDate REFERENCE_DATE = LocalDate.of(2024, 12, 14);
    public static final LocalDate AS_OF = LocalDate.of(2024, 12, 11);
    public static final LocalDate LAST_WEEK = LocalDate.of(2024, 12, 7);
    public static final List<String> CODES = List.of("01", "02", "04", "05", "06", "08");

    private TestRounds() {}

    public static ForecastTask task() {
        return new ForecastTask(HubProfile.FLUSIGHT, REFERENCE_DATE, AS_OF, 7, 2);
    }

    public static List<Place> places(String... more) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < CODES.size(); i++) {
            places.add(new Place(CODES.get(i), "Place " + CODES.get(i), 1e6 * (i + 1)));
        }
        for (String code : more) {
            places.add(new Place(code, "Place " + code, 2e6));
        }
        return places;
    }

    /** What became known of all places, the four weeks after the as-of date included. */
    public static List<Revision> revisions() {
        List<Revision> revisions = new ArrayList<>();
        for (int p = 0; p < CODES.size(); p++) {
            for (LocalDate week = FIRST_WEEK; !week.isAfter(LAST_WEEK.plusWeeks(4)); week = week.plusWeeks(1)) {
                double value = Math.rint(admissions(week, p));
                revisions.add(new Revision(CODES.get(p), week, week.plusDays(4), Math.rint(0.9 * value)));
                revisions.add(new Revision(CODES.get(p), week, week.plusDays(11), value));
            }
        }
        return revisions;
    }

    /** A place of which {@code values} are the newest weeks, the last of them published last. */
    public static List<Revision> place(String code, double... values) {
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            LocalDate week = LAST_WEEK.minusWeeks(values.length - 1 - i);
            revisions.add(new Revision(code, week, week.plusDays(4), values[i]));
        }
        return revisions;
    }

    public static TrainingData data() {
        return new TrainingData(Vintages.of(revisions()), places(), List.of());
    }

    /** The usual places and one more, with these revisions. */
    public static TrainingData dataWith(String code, List<Revision> more) {
        List<Revision> all = new ArrayList<>(revisions());
        all.addAll(more);
        return new TrainingData(Vintages.of(all), places(code), List.of());
    }

    private static double admissions(LocalDate week, int place) {
        double phase = (week.getDayOfYear() - 10 - 5 * place) / 365.25 * 2 * Math.PI;
        double wiggle = 1 + 0.1 * Math.sin(week.toEpochDay() * 0.7 + place);
        return 30 * (place + 1) * Math.exp(2 * Math.cos(phase)) * wiggle;
    }
}
