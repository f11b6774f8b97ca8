package org.vigie.prediction.surveillance;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Takes files in and tells what became of them. */
public interface Imports {
    /** Keeps the file and queues a job that reads it. */
    Receipt receive(ImportRequest request, InputStream content, Locale language) throws IOException;

    /** Number of the import and of the job that reads it. */
    record Receipt(long id, UUID job) {}

    Optional<Import> find(long id);

    /** The newest imports first, without their findings. */
    List<Import> list(int most);

    /**
     * Closes everything an accepted import brought, without deleting it.
     *
     * @return the import as it now is
     */
    Import withdraw(long id, String reason, String withdrawnBy);
}
