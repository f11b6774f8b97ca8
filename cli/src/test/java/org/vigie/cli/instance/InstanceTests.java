package org.vigie.cli.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Failure;

class InstanceTests {
    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void makeFolder() {
        data = new DataFolder(folder);
        data.create(false);
    }

    @Test
    void fileTellsWhereThePartsAre() {
        InstanceFile written = new InstanceFile(
                "us",
                17,
                Instant.parse("2026-11-23T12:00:00Z"),
                "http://localhost:8080",
                List.of(new InstanceFile.Part("auth-service", 18, 8081, "http://127.0.0.1:8081")));
        written.write(data);
        InstanceFile read = InstanceFile.read(data).orElseThrow();
        assertThat(read).isEqualTo(written);
        assertThat(read.url("auth-service")).isEqualTo("http://127.0.0.1:8081");
        assertThatThrownBy(() -> read.url("dataviz-service")).hasMessageContaining("has no dataviz-service");
    }

    @Test
    void brokenFileIsRefused() throws IOException {
        Files.writeString(data.instanceFile(), "{");
        assertThatThrownBy(() -> InstanceFile.read(data))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is not what an instance writes");
    }

    @Test
    void secondHolderIsToldWhoHasTheLock() {
        try (InstanceLock _ = InstanceLock.take(data)) {
            assertThat(InstanceLock.isHeld(data)).isTrue();
            assertThatThrownBy(() -> InstanceLock.take(data))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("in use by another Vigie (process "
                            + ProcessHandle.current().pid());
        }
        assertThat(InstanceLock.isHeld(data)).isFalse();
        InstanceLock.take(data).close();
    }
}
