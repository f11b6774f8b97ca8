package org.vigie.forecasting.hub;

import java.util.Locale;

/** Everything that can be wrong with a hub file; the id is stable, so that messages can be translated. */
public enum FindingRule {
    /** The file holds nothing but perhaps a header. */
    EMPTY_FILE(Severity.ERROR),
    /** The bytes are not text: a workbook, an archive, a picture. */
    NOT_TEXT(Severity.ERROR),
    /** The text is not encoded in UTF-8. */
    NOT_UTF_8(Severity.ERROR),
    /** The gzip stream ends too early. */
    TRUNCATED_GZIP(Severity.ERROR),
    /** The gzip stream is damaged. */
    CORRUPT_GZIP(Severity.ERROR),
    /** One record is longer than any row of such a file can be, for example because of an unclosed quote. */
    RECORD_TOO_LONG(Severity.ERROR),
    /** A column that must be there is not. */
    MISSING_COLUMN(Severity.ERROR),
    /** The same column occurs twice. */
    DUPLICATE_COLUMN(Severity.ERROR),
    /** A column that the hub does not take. */
    UNEXPECTED_COLUMN(Severity.ERROR),
    /** A row has more or fewer fields than the header. */
    FIELD_COUNT(Severity.ERROR),
    /** A date is not written as YYYY-MM-DD or does not exist. */
    BAD_DATE(Severity.ERROR),
    /** The year has no week of this number in the calendar of the profile. */
    IMPOSSIBLE_WEEK(Severity.ERROR),
    /** Some weeks end on the weekday of one calendar and some on that of the other. */
    MIXED_CALENDARS(Severity.ERROR),
    /** The week does not end on the weekday of the profile. */
    WRONG_WEEKDAY(Severity.ERROR),
    /** The week ends after the day it is said to have been published. */
    FUTURE_WEEK(Severity.ERROR),
    /** The row has no date of publication, and none was given for the file. */
    MISSING_AS_OF(Severity.ERROR),
    /** The place is not one of the profile's. */
    UNKNOWN_PLACE(Severity.ERROR),
    /** A leading zero of the place was lost, as spreadsheets do; it was put back. */
    LOST_LEADING_ZERO(Severity.WARNING),
    /** The stratum is not one of those that are known. */
    UNKNOWN_STRATUM(Severity.ERROR),
    /** The value is not a number. */
    NOT_A_NUMBER(Severity.ERROR),
    /** The value is negative. */
    NEGATIVE_VALUE(Severity.ERROR),
    /** The value is larger than the population. */
    ABOVE_POPULATION(Severity.ERROR),
    /** The rate is more than everybody, as feeds do publish at times; it is kept as published. */
    IMPLAUSIBLE_RATE(Severity.WARNING),
    /** The same week, place and date of publication came before with another value. */
    CONFLICTING_DUPLICATE(Severity.ERROR),
    /** Rows came before with the same value; each was taken once. */
    REPEATED_ROW(Severity.WARNING),
    /** No row is about the target of the profile. */
    NO_ROW_FOR_TARGET(Severity.ERROR),
    /** The file's target is not the profile's. */
    WRONG_TARGET(Severity.ERROR),
    /** The file name is not {@code YYYY-MM-DD-team-model.csv}, or disagrees with what is inside. */
    FILE_NAME(Severity.ERROR),
    /** The reference date is not on the hub's weekday. */
    REFERENCE_DATE(Severity.ERROR),
    /** The file holds more than one reference date. */
    ONE_REFERENCE_DATE(Severity.ERROR),
    /** The horizon is not one of the hub's. */
    HORIZON(Severity.ERROR),
    /** The target end date is not the reference date plus the horizon. */
    HORIZON_ARITHMETIC(Severity.ERROR),
    /** The output type is not one the profile takes. */
    OUTPUT_TYPE(Severity.ERROR),
    /** The quantile level is not one of the 23. */
    QUANTILE_LEVEL(Severity.ERROR),
    /** A forecast lacks some of the 23 quantile levels. */
    MISSING_QUANTILES(Severity.ERROR),
    /** A quantile is smaller than one at a lower level. */
    FALLING_QUANTILES(Severity.ERROR),
    /** The same quantile is given twice. */
    DUPLICATE_QUANTILE(Severity.ERROR);

    /** Whether what was found makes the row unusable. */
    public enum Severity {
        ERROR,
        WARNING;

        /** The severity in lower case, as in reports. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Severity severity;

    FindingRule(Severity severity) {
        this.severity = severity;
    }

    /** Stable name in reports, such as {@code wrong-weekday}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }
}
