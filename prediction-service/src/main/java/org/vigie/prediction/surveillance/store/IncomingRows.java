package org.vigie.prediction.surveillance.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.series.Revision;

/** Sends rows straight into the vintages while they come in order, and from the first that does not into the staging table. */
final class IncomingRows implements Consumer<Revision>, AutoCloseable {
    private static final String VINTAGES =
            "surveillance.observation (series, period_end, known_from, import, value, missing)";

    private final Connection connection;
    private final @Nullable OrderedRows inOrder;
    private CopiedRows copied;
    private boolean ordered;
    private long staged;
    private @Nullable LocalDate newest;

    IncomingRows(Connection connection, long importId, SeriesIds series, TotalSteps steps, boolean ordered)
            throws IOException {
        this.connection = connection;
        this.ordered = ordered;
        this.copied = new CopiedRows(connection, ordered ? VINTAGES : "staged");
        this.inOrder = ordered ? new OrderedRows(series, steps, copied, importId) : null;
    }

    @Override
    public void accept(Revision row) {
        if (newest == null || row.asOf().isAfter(newest)) {
            newest = row.asOf();
        }
        if (ordered && inOrder != null) {
            if (inOrder.take(row)) {
                return;
            }
            changeToStaging();
        }
        copied.text(row.place())
                .day(row.targetEndDate())
                .day(row.asOf())
                .value(row.value())
                .end();
        staged++;
    }

    private void changeToStaging() {
        copied.finish();
        ordered = false;
        try {
            copied = new CopiedRows(connection, "staged");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void finish() {
        copied.finish();
    }

    @Nullable LocalDate newest() {
        return newest;
    }

    /** The rows that went straight into the vintages; null where none could. */
    @Nullable OrderedRows inOrder() {
        return inOrder;
    }

    long staged() {
        return staged;
    }

    @Override
    public void close() throws IOException {
        copied.close();
    }
}
