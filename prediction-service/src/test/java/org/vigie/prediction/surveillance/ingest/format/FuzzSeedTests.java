package org.vigie.prediction.surveillance.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs each fuzz target on its seeds and on whatever fuzzing has found before; the profile nightly goes on from there. */
class FuzzSeedTests {
    private interface Target {
        void run(byte[] content) throws IOException;
    }

    private static final Map<String, Target> TARGETS = Map.of(
            "FileFuzz", FileFuzz::fuzzerTestOneInput,
            "MappingFuzz", MappingFuzz::fuzzerTestOneInput,
            "SheetFuzz", SheetFuzz::fuzzerTestOneInput,
            "HubFileFuzz", HubFileFuzz::fuzzerTestOneInput);

    @ParameterizedTest
    @ValueSource(strings = {"FileFuzz", "MappingFuzz", "SheetFuzz", "HubFileFuzz"})
    void seedsGiveATableOrAFinding(String name) throws IOException {
        Path folder = Path.of("src/test/resources/fuzz", name);
        List<Path> seeds;
        try (Stream<Path> files = Files.list(folder)) {
            seeds = files.sorted().toList();
        }
        assertThat(seeds).hasSizeGreaterThan(2);
        for (Path seed : seeds) {
            TARGETS.get(name).run(Files.readAllBytes(seed));
        }
    }

    @Test
    void soundSheetReachesTheReaderOfCells() throws IOException {
        assertThat(SheetFuzz.read(Files.readAllBytes(Path.of("src/test/resources/fuzz/SheetFuzz/sheet.xml"))))
                .isTrue();
    }
}
