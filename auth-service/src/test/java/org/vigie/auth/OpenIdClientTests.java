package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.TestBrowser;

/** What a certified client library says of auth-service: see {@code src/test/openid-client/flows.mjs}. */
@TestPropertySource(properties = "vigie.country=us")
class OpenIdClientTests extends AuthServiceTest {
    private static final Path FOLDER = Path.of("target", "openid-client");

    private final TestBrowser browser = new TestBrowser("en");

    @Test
    void certifiedClientFindsNothingToObjectTo() throws Exception {
        assumeTrue(run(List.of("node", "--version")).code() == 0, "Node is not installed");
        Files.createDirectories(FOLDER);
        for (var name : List.of("flows.mjs", "package.json", "package-lock.json")) {
            Files.writeString(
                    FOLDER.resolve(name),
                    Files.readString(Path.of("src", "test", "openid-client").resolve(name)));
        }
        var installed = run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"));
        assertThat(installed.code()).as(installed.text()).isZero();
        new CodeFlow(ISSUER, PUBLIC, browser).authorize("admin", BOOTSTRAP);
        browser.submit(Map.of("password", PASSWORD, "repeated", PASSWORD));

        var flows = run(List.of("node", "flows.mjs", ISSUER, PUBLIC, SECRET, "admin", PASSWORD));

        assertThat(flows.code()).as(flows.text()).isZero();
        assertThat(flows.text().lines().filter(line -> line.startsWith("ok "))).hasSize(11);
    }

    private record Outcome(int code, String text) {}

    private static Outcome run(List<String> command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(Files.isDirectory(FOLDER) ? FOLDER.toFile() : null)
                    .redirectErrorStream(true)
                    .start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text);
        } catch (IOException notInstalled) {
            return new Outcome(127, notInstalled.getMessage());
        }
    }
}
