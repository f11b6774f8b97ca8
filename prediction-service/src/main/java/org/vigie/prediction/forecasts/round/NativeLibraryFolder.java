package org.vigie.prediction.forecasts.round;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Gives this process a temporary folder of its own. LightGBM unpacks its libraries under fixed names into
 * {@code java.io.tmpdir}; two processes that share it overwrite each other's libraries and crash.
 */
@Component
class NativeLibraryFolder implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(NativeLibraryFolder.class);
    private static final String PROPERTY = "java.io.tmpdir";
    private static final String PREFIX = "vigie-native-";

    private final String before = System.getProperty(PROPERTY);
    private final Path own;

    NativeLibraryFolder() throws IOException {
        removeLeftOvers(Path.of(before));
        own = Files.createTempDirectory(
                Path.of(before), PREFIX + ProcessHandle.current().pid() + "-");
        System.setProperty(PROPERTY, own.toString());
    }

    /** Folders of processes that were killed. */
    private static void removeLeftOvers(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            folders.filter(folder -> folder.getFileName().toString().matches(PREFIX + "\\d+-\\d+"))
                    .filter(folder -> ProcessHandle.of(processOf(folder)).isEmpty())
                    .forEach(NativeLibraryFolder::remove);
        }
    }

    private static long processOf(Path folder) {
        return Long.parseLong(folder.getFileName().toString().split("-", -1)[2]);
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | UncheckedIOException kept) {
            log.debug("{} cannot be removed", folder, kept);
        }
    }

    @Override
    public void destroy() {
        System.setProperty(PROPERTY, before);
        remove(own);
    }
}
