package org.vigie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {
    @TempDir
    Path folder;

    @Test
    void keepsWhatItMade() {
        String first = new Secrets(new DataFolder(folder)).get("auth", "spring.datasource.password");
        assertThat(first).hasSize(32);
        assertThat(new Secrets(new DataFolder(folder)).get("auth", "spring.datasource.password"))
                .isEqualTo(first);
    }

    @Test
    void makesDifferentOnes() {
        Secrets secrets = new Secrets(new DataFolder(folder));
        assertThat(secrets.get("auth", "a")).isNotEqualTo(secrets.get("auth", "b"));
    }

    @Test
    void areReadableByTheirOwnerOnly() throws IOException {
        Secrets secrets = new Secrets(new DataFolder(folder));
        secrets.put("gateway", "vigie.gateway.client-secret", "x");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(secrets.of("gateway").resolve("vigie.gateway.client-secret"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.of("gateway"))))
                .isEqualTo("rwx------");
    }
}
