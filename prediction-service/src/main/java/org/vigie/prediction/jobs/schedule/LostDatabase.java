package org.vigie.prediction.jobs.schedule;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Tells failures of the connection to the database, which pass, from failures of the work. */
final class LostDatabase {
    private LostDatabase() {}

    /** Whether the connection broke, or the server was stopping or not yet there: SQLSTATE classes 08 and 57P. */
    static boolean causes(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // what comes last is that the lost transaction cannot even be rolled back
            if (cause instanceof TransactionSystemException rollback && causes(rollback.getApplicationException())) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                if (state != null && (state.startsWith("08") || state.startsWith("57P"))) {
                    return true;
                }
            }
        }
        return false;
    }
}
