package org.vigie.forecasting;

/**
 * Why a place got no forecast.
 *
 * @param place code of the place
 * @param reason stable name of the reason, for translation
 * @param detail plain sentence for logs and the command line
 */
public record Refusal(String place, Reason reason, String detail) {
    /** The reasons for which a place is refused. */
    public enum Reason {
        TOO_SHORT,
        ALL_MISSING,
        NO_RECENT_DATA,
        UNKNOWN_PLACE
    }
}
