package org.vigie.forecasting.model.boosting;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The file format of learnt waves: texts one after another, compressed. */
final class LearntWavesFile {
    private static final String BETWEEN = "\n#next\n";

    private LearntWavesFile() {}

    /** The texts of the resource {@code name} beside this class. */
    static List<String> read(String name) {
        try (InputStream in = LearntWavesFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the engine's jar: build it again");
            }
            String all = new String(new GZIPInputStream(in).readAllBytes(), StandardCharsets.UTF_8);
            return List.of(all.split(BETWEEN, -1));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    static void write(List<String> texts, OutputStream out) throws IOException {
        try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
            zipped.write(String.join(BETWEEN, texts).getBytes(StandardCharsets.UTF_8));
        }
    }
}
