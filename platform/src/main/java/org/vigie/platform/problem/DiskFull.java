package org.vigie.platform.problem;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;

/** Recognizes that the database's or this machine's disk is full. */
public final class DiskFull {
    /** PostgreSQL's {@code disk_full}; appendix A of its manual lists the codes. */
    private static final String SQL_STATE = "53100";

    private static final String NO_SPACE = "No space left on device";

    private DiskFull() {}

    /** Whether {@code failure} or one of its causes says so. */
    public static boolean causes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean full = switch (cause) {
                case SQLException sql -> SQL_STATE.equals(sql.getSQLState());
                case IOException io -> Objects.toString(io.getMessage(), "").contains(NO_SPACE);
                default -> false;
            };
            if (full) {
                return true;
            }
        }
        return false;
    }
}
