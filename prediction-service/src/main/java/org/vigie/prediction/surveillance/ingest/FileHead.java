package org.vigie.prediction.surveillance.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The column names of a file, read without judging it; empty where there are none to be read. */
record FileHead(List<String> columns) {
    private static final int LONGEST = 8192;

    static FileHead of(InputStream in) throws IOException {
        BufferedInputStream raw = new BufferedInputStream(in);
        raw.mark(2);
        boolean zipped = raw.read() == 0x1F && raw.read() == 0x8B;
        raw.reset();
        try {
            byte[] start = (zipped ? new GZIPInputStream(raw) : raw).readNBytes(LONGEST);
            String line = new String(start, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
            return new FileHead(Arrays.stream(line.replace("\uFEFF", "").split(",", -1))
                    .map(name -> name.replace("\"", "").strip().toLowerCase(Locale.ROOT))
                    .toList());
        } catch (IOException damaged) {
            return new FileHead(List.of());
        }
    }

    /** Whether each row says what it is about. */
    boolean namesTargets() {
        return columns.contains("target") || columns.contains("indicator");
    }
}
