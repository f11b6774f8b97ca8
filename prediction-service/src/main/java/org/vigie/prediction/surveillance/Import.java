package org.vigie.prediction.surveillance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of surveillance data and what became of it.
 *
 * @param profile the profile it was said to be for, or that it turned out to be for; null for several
 * @param profiles the profiles its rows went to
 * @param rows rows read
 * @param changes rows that said something new
 * @param unchanged rows that said what was known already
 */
public record Import(
        long id,
        String fileName,
        @Nullable String profile,
        List<String> profiles,
        String source,
        boolean synthetic,
        State state,
        @Nullable Long rows,
        @Nullable Long changes,
        @Nullable Long unchanged,
        Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        String importedBy,
        @Nullable String withdrawnReason,
        List<ImportFinding> findings) {
    /** Where a received file stands. */
    public enum State {
        RECEIVED,
        READING,
        ACCEPTED,
        QUARANTINED,
        CANCELLED,
        WITHDRAWN
    }

    public Import {
        profiles = List.copyOf(profiles);
        findings = List.copyOf(findings);
    }
}
