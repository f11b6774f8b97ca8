package org.vigie.forecasting.model.boosting;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
            return parts(new String(new GZIPInputStream(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    static void write(List<String> texts, OutputStream out) throws IOException {
        try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
            zipped.write(whole(texts).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The texts as one. */
    static String whole(List<String> texts) {
        return String.join(BETWEEN, texts);
    }

    /** The texts that {@link #whole} joined. */
    static List<String> parts(String whole) {
        return List.of(whole.split(BETWEEN, -1));
    }

    /** Lines of numbers parted by spaces. */
    static double[][] quantiles(String text) {
        return text.lines()
                .map(line -> Arrays.stream(line.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }
}
