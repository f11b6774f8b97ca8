package org.vigie.forecasting.hub;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vigie.forecasting.series.WeekCalendar;

/**
 * What one forecast hub asks for: its target, weekday, calendar and horizons; or what is watched in the same form without
 * being forecast.
 */
public enum HubProfile {
    /** CDC FluSight: weekly influenza hospital admissions. */
    FLUSIGHT("flusight", "wk inc flu hosp", "influenza", "hospital-admissions", Unit.COUNT, Family.CDC),
    /** CDC COVID-19 hub: weekly COVID-19 hospital admissions. */
    COVID_HUB("covid-hub", "wk inc covid hosp", "covid-19", "hospital-admissions", Unit.COUNT, Family.CDC),
    /** RespiCast: consultations for influenza-like illness. */
    RESPICAST_ILI(
            "respicast-ili",
            "ILI incidence",
            "influenza-like-illness",
            "incidence",
            Unit.PER_100_000,
            Family.RESPICAST),
    /** RespiCast: consultations for acute respiratory infection. */
    RESPICAST_ARI(
            "respicast-ari",
            "ARI incidence",
            "acute-respiratory-infection",
            "incidence",
            Unit.PER_100_000,
            Family.RESPICAST),
    /** RespiCast: weekly COVID-19 hospital admissions. */
    RESPICAST_COVID(
            "respicast-covid", "hospital admissions", "covid-19", "hospital-admissions", Unit.COUNT, Family.RESPICAST),
    /** Watched only: the share of emergency department visits for influenza in the United States. */
    US_ED_INFLUENZA(
            "us-ed-influenza",
            "wk inc flu prop ed visits",
            "influenza",
            "ed-visit-share",
            Unit.PROPORTION,
            Family.WATCHED_MMWR),
    /** Watched only: the share of emergency department visits for COVID-19 in the United States. */
    US_ED_COVID(
            "us-ed-covid",
            "wk inc covid prop ed visits",
            "covid-19",
            "ed-visit-share",
            Unit.PROPORTION,
            Family.WATCHED_MMWR),
    /** Watched only: mpox cases in weeks that end on a Saturday. */
    US_MPOX("us-mpox", "wk inc mpox cases", "mpox", "cases", Unit.COUNT, Family.WATCHED_MMWR),
    /** Watched only: the share of emergency department visits for influenza in Europe. */
    EU_ED_INFLUENZA(
            "eu-ed-influenza",
            "influenza ED visit share",
            "influenza",
            "ed-visit-share",
            Unit.PROPORTION,
            Family.WATCHED_ISO),
    /** Watched only: mpox cases in weeks that end on a Sunday. */
    EU_MPOX("eu-mpox", "mpox cases", "mpox", "cases", Unit.COUNT, Family.WATCHED_ISO);

    /** What a value of the target counts. */
    public enum Unit {
        COUNT,
        PER_100_000,
        /** A share, from 0 to 1. */
        PROPORTION
    }

    private enum Family {
        CDC("reference_date", DayOfWeek.SATURDAY, WeekCalendar.MMWR, 0, 3),
        RESPICAST("origin_date", DayOfWeek.WEDNESDAY, WeekCalendar.ISO, 1, 4),
        WATCHED_MMWR("reference_date", DayOfWeek.SATURDAY, WeekCalendar.MMWR, 1, 0),
        WATCHED_ISO("origin_date", DayOfWeek.WEDNESDAY, WeekCalendar.ISO, 1, 0);

        private final String dateColumn;
        private final DayOfWeek weekday;
        private final WeekCalendar calendar;
        private final List<Integer> horizons;

        Family(String dateColumn, DayOfWeek weekday, WeekCalendar calendar, int firstHorizon, int lastHorizon) {
            this.dateColumn = dateColumn;
            this.weekday = weekday;
            this.calendar = calendar;
            this.horizons =
                    IntStream.rangeClosed(firstHorizon, lastHorizon).boxed().toList();
        }
    }

    private final String id;
    private final String target;
    private final String disease;
    private final String indicator;
    private final Unit unit;
    private final Family family;

    HubProfile(String id, String target, String disease, String indicator, Unit unit, Family family) {
        this.id = id;
        this.target = target;
        this.disease = disease;
        this.indicator = indicator;
        this.unit = unit;
        this.family = family;
    }

    /** The profile named {@code id}, such as {@code flusight}. */
    public static Optional<HubProfile> find(String id) {
        return Arrays.stream(values()).filter(profile -> profile.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    /** The hub's name of the target, such as {@code wk inc flu hosp}. */
    public String target() {
        return target;
    }

    public String disease() {
        return disease;
    }

    public String indicator() {
        return indicator;
    }

    public Unit unit() {
        return unit;
    }

    /** The largest value that can be true in a place with {@code population} inhabitants, who may be unknown (NaN). */
    public double largestValue(double population) {
        if (unit == Unit.PROPORTION) {
            return 1;
        }
        if (unit == Unit.PER_100_000) {
            return 100_000;
        }
        return population > 0 ? population : Double.MAX_VALUE;
    }

    public WeekCalendar calendar() {
        return family.calendar;
    }

    /** Whether the hub is one of the CDC's, with United States places and Saturday weeks. */
    public boolean isUnitedStates() {
        return family == Family.CDC || family == Family.WATCHED_MMWR;
    }

    /** Whether there is a hub that asks for forecasts of it; other profiles are watched only. */
    public boolean isForecast() {
        return !family.horizons.isEmpty();
    }

    /** The profiles that a hub asks forecasts for. */
    public static List<HubProfile> forecast() {
        return Arrays.stream(values()).filter(HubProfile::isForecast).toList();
    }

    /** Name of the hub file's date column: {@code reference_date} or {@code origin_date}. */
    public String dateColumn() {
        return family.dateColumn;
    }

    /** Whether {@code name}, in the column {@code target} or {@code indicator} of a data file, means this target. */
    public boolean isNamed(String name) {
        return name.equals(target)
                || name.equals(id)
                || switch (this) {
                    case RESPICAST_ILI -> name.equals("ILI");
                    case RESPICAST_ARI -> name.equals("ARI");
                    case RESPICAST_COVID -> name.equals("COVID_HOSP");
                    default -> false;
                };
    }

    /** Whether a reference date may fall on {@code day}. */
    public boolean isReferenceDate(LocalDate day) {
        return day.getDayOfWeek() == family.weekday;
    }

    /** Weeks ahead to forecast, in the hub's own counting; none where it is watched only. */
    public List<Integer> horizons() {
        return family.horizons;
    }

    /** The first reference date on or after {@code day}. */
    public LocalDate referenceDateFrom(LocalDate day) {
        return day.with(TemporalAdjusters.nextOrSame(family.weekday));
    }

    /**
     * The last day whose publications a forecast made for {@code referenceDate} may read unless told otherwise: the day
     * itself, or the day before where a week to forecast ends on it. Hubs date their files by the newest week in them,
     * so that one of that date holds what is to be forecast.
     */
    public LocalDate lastDayKnown(LocalDate referenceDate) {
        boolean firstWeekEndsOnIt =
                targetEndDate(referenceDate, horizons().getFirst()).equals(referenceDate);
        return firstWeekEndsOnIt ? referenceDate.minusDays(1) : referenceDate;
    }

    /** The first reference date for which what was published on {@code day} may be read. */
    public LocalDate referenceDateKnowing(LocalDate day) {
        LocalDate next = referenceDateFrom(day);
        return day.isAfter(lastDayKnown(next)) ? next.plusWeeks(1) : next;
    }

    /**
     * Last day of the week that {@code horizon} means. US hubs count from the reference date (horizon 0 ends on it);
     * RespiCast counts from the last observed week before the origin date.
     */
    public LocalDate targetEndDate(LocalDate referenceDate, int horizon) {
        if (isUnitedStates()) {
            return referenceDate.plusWeeks(horizon);
        }
        // horizon 1 is the first week not yet published on the origin date: the one that ended the Sunday before
        LocalDate lastObserved =
                referenceDate.with(TemporalAdjusters.previous(DayOfWeek.SUNDAY)).minusWeeks(1);
        return lastObserved.plusWeeks(horizon);
    }
}
