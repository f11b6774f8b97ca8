package org.vigie.forecasting.hub;

import java.util.Locale;

/** The checks of the hubs' own validation (hubValidations), which our findings are sorted under. */
public enum HubCheck {
    FILE_NAME("the file is named YYYY-MM-DD-team-model.csv"),
    FILE_READ("the file can be read as CSV"),
    COLNAMES("the columns are those of the hub"),
    UNIQUE_ROUND_ID("there is one reference date, on the hub's weekday, and it is that of the file name"),
    VALID_VALS("targets, places, horizons, output types and levels are ones the hub takes"),
    ROWS_UNIQUE("no quantile is given twice"),
    REQ_VALS("every forecast has all 23 quantiles"),
    VALUE_COL_VALID("values are numbers, not negative and not above the population"),
    VALUE_COL_NON_DESC("quantiles do not fall as their level rises"),
    HORIZON_TIMEDIFF("target end dates follow from reference date and horizon");

    private final String meaning;

    HubCheck(String meaning) {
        this.meaning = meaning;
    }

    /** The name of the check in the hubs' reports, such as {@code value_col_non_desc}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What holds if the check passes. */
    public String meaning() {
        return meaning;
    }

    /** The check that a finding belongs to. */
    public static HubCheck of(FindingRule rule) {
        return switch (rule) {
            case FILE_NAME -> FILE_NAME;
            case EMPTY_FILE, NOT_TEXT, NOT_UTF_8, TRUNCATED_GZIP, CORRUPT_GZIP, RECORD_TOO_LONG, FIELD_COUNT ->
                FILE_READ;
            case MISSING_COLUMN, DUPLICATE_COLUMN, UNEXPECTED_COLUMN, MISSING_AS_OF -> COLNAMES;
            case BAD_DATE,
                    IMPOSSIBLE_WEEK,
                    MIXED_CALENDARS,
                    WRONG_WEEKDAY,
                    FUTURE_WEEK,
                    REFERENCE_DATE,
                    ONE_REFERENCE_DATE -> UNIQUE_ROUND_ID;
            case UNKNOWN_PLACE,
                    UNKNOWN_STRATUM,
                    LOST_LEADING_ZERO,
                    NO_ROW_FOR_TARGET,
                    WRONG_TARGET,
                    HORIZON,
                    OUTPUT_TYPE,
                    QUANTILE_LEVEL -> VALID_VALS;
            case CONFLICTING_DUPLICATE, REPEATED_ROW, DUPLICATE_QUANTILE -> ROWS_UNIQUE;
            case MISSING_QUANTILES -> REQ_VALS;
            case NOT_A_NUMBER, NEGATIVE_VALUE, ABOVE_POPULATION, IMPLAUSIBLE_RATE -> VALUE_COL_VALID;
            case FALLING_QUANTILES -> VALUE_COL_NON_DESC;
            case HORIZON_ARITHMETIC -> HORIZON_TIMEDIFF;
        };
    }
}
