package org.vigie.prediction.surveillance.ingest.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.vigie.prediction.surveillance.ImportFinding;

/** A file that cannot be read as a table, with what is wrong about it. */
public final class RefusedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient ImportFinding finding;

    RefusedFileException(String rule, @Nullable String entry, @Nullable String found, String expected) {
        this(ImportFinding.ofFile(rule, entry, found, expected));
    }

    RefusedFileException(ImportFinding finding) {
        super(finding.rule() + ": " + finding.found());
        this.finding = finding;
    }

    public ImportFinding finding() {
        return finding;
    }
}
