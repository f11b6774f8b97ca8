package org.vigie.systemtests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Files that must be refused whole, each with what its message has to say. */
final class BadFiles {
    private static final String HEADER = "target_end_date,location,as_of,value\n";

    private BadFiles() {}

    /** Writes them for {@code place}, whose weeks end on {@code weekEnd}; the values are parts of the messages expected. */
    static Map<Path, String> write(Path folder, String place, String weekEnd) throws IOException {
        Files.createDirectories(folder);
        String good = weekEnd + "," + place + "," + weekEnd + ",5\n";
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(text(folder, "wrong-header.csv", "when,where,value\n2025-01-04,01,5\n"), "wrong-header.csv:1");
        files.put(
                text(folder, "bad-date.csv", HEADER + good + "2025-02-30," + place + ",2025-03-05,5\n"),
                "bad-date.csv:3:target_end_date");
        files.put(
                text(folder, "unknown-place.csv", HEADER + good + weekEnd + ",Atlantis," + weekEnd + ",5\n"),
                "unknown-place.csv:3:location");
        files.put(
                text(folder, "negative.csv", HEADER + good + weekEnd + "," + place + "," + weekEnd + ",-4\n"),
                "negative.csv:3:value");
        files.put(
                text(folder, "not-a-number.csv", HEADER + good + weekEnd + "," + place + "," + weekEnd + ",many\n"),
                "not-a-number.csv:3:value");
        byte[] whole = gzip(HEADER + good.repeat(5000));
        Path truncated = folder.resolve("truncated.csv.gz");
        Files.write(truncated, Arrays.copyOf(whole, whole.length / 2));
        files.put(truncated, "truncated.csv.gz");
        byte[] noise = new byte[100_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (i * 31 + i / 251);
        }
        Path binary = folder.resolve("binary.csv");
        Files.write(binary, noise);
        files.put(binary, "binary.csv");
        return files;
    }

    /** A line of {@code bytes} bytes without an end, gzipped so that it is small on disk. */
    static Path longLine(Path folder, long bytes) throws IOException {
        Path file = folder.resolve("long-line.csv.gz");
        byte[] block = "7".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
            for (long written = 0; written < bytes; written += block.length) {
                out.write(block);
            }
        }
        return file;
    }

    private static Path text(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
