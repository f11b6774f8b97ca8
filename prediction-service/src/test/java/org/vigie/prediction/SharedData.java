package org.vigie.prediction;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real surveillance data beside the checkout; tests that want them are skipped where they are not. */
public final class SharedData {
    private SharedData() {}

    public static byte[] read(String file) {
        String folder = System.getenv().getOrDefault("VIGIE_SHARED_DATA", "../../shared/data");
        Path path = Path.of(folder).resolve(file);
        assumeTrue(Files.exists(path), () -> "no " + file + " in VIGIE_SHARED_DATA (" + folder + "): skipped");
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
