package org.vigie.prediction.surveillance.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vigie.prediction.surveillance.Import;
import org.vigie.prediction.surveillance.ImportFinding;
import org.vigie.prediction.surveillance.ImportRequest;

/** Where received files and what became of them are written down. */
public interface ImportLedger {
    /** Writes a received file down and gives it a number. */
    long add(ImportRequest request, InputStream content) throws IOException;

    ImportRequest getRequest(long id);

    /** How long the received file is. */
    long bytes(long id);

    /** The file as it was received, from its first byte. */
    InputStream open(long id);

    /** Marks the file as being read; false if that was done to its end before. */
    boolean reading(long id);

    /** Writes down what the accepted file brought, and which source it turned out to be from. */
    void accepted(long id, String source, List<ProfileOutcome> outcomes);

    /** Writes down why nothing of the file was kept. */
    void quarantined(long id, long rows);

    void cancelled(long id);

    /** Closes the vintages of an accepted import; false if it is not, or no longer, an accepted one. */
    boolean withdraw(long id, String reason, String withdrawnBy);

    void addFindings(long id, Collection<ImportFinding> findings);

    /** Forgets the bytes of a file that has been dealt with. */
    void discard(long id);

    Optional<Import> find(long id);

    List<Import> list(int most);
}
