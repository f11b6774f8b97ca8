package org.vigie.prediction.surveillance.ingest.format;

import java.io.IOException;

/** Any bytes as a received file: text in any encoding, gzip, zip, workbook. */
public final class FileFuzz {
    private FileFuzz() {}

    public static void fuzzerTestOneInput(byte[] content) throws IOException {
        TableFuzz.read(content, null);
    }
}
