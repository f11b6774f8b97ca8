package org.vigie.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.vigie.testsupport.WithPostgres;

/** The committed description of the API is what the controllers are; write it anew with -Dvigie.openapi.write=true. */
class OpenApiTests {
    private static final Path COMMITTED = Path.of("src/main/resources/openapi.yaml");

    private static String generated(int port) {
        return Api.at(port).get("/v3/api-docs.yaml").body().replace("http://127.0.0.1:" + port, "/");
    }

    @Nested
    @UnitedStates
    @WithPostgres("vigie_prediction")
    class InTheUnitedStates {
        @LocalServerPort
        private int port;

        @Test
        void committedFileEqualsTheControllers() throws IOException {
            String generated = generated(port);
            if (Boolean.getBoolean("vigie.openapi.write")) {
                Files.writeString(COMMITTED, generated);
            }
            assertThat(generated).isEqualTo(Files.readString(COMMITTED)).contains("/partner/v1/observations");
        }
    }

    @Nested
    @Switzerland
    @WithPostgres("vigie_prediction")
    class InSwitzerland {
        @LocalServerPort
        private int port;

        @Test
        void partnerPathsAreAbsent() {
            assertThat(generated(port)).contains("/v1/observations").doesNotContain("/partner/");
        }
    }
}
