package org.vigie.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files kept in the repository that must equal what the build makes; {@code -Dregenerate=true} writes them anew. */
final class Approved {
    private Approved() {}

    static void compare(Path file, String made) throws IOException {
        if (Boolean.getBoolean("regenerate")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, made);
        }
        assertThat(file)
                .as("stale: review and run ./mvnw test -pl deployment-tests -Dregenerate=true")
                .hasContent(made);
    }
}
