package org.vigie.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Failure;
import org.vigie.cli.Secrets;
import org.vigie.cli.VigieCommands;
import org.vigie.cli.instance.InstanceLock;

class DeploymentTests {
    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void switzerlandHasNoDataviz() {
        assertThat(Service.of("ch")).containsExactly(Service.GATEWAY, Service.PREDICTION, Service.AUTH);
        assertThat(Service.of("us")).contains(Service.DATAVIZ);
        assertThat(Service.of("fr")).contains(Service.DATAVIZ);
    }

    @Test
    void partsThatMustAgreeGetTheSameSecret() throws IOException {
        DataFolder data = new DataFolder(folder);
        Secrets secrets = new Secrets(data);
        new Deployment("us", "127.0.0.1", 8080, "http://localhost:8080", data).createSecrets(secrets);
        assertThat(Files.readString(secrets.of("auth").resolve("vigie.auth.clients.gateway.secret")))
                .hasSizeGreaterThanOrEqualTo(32)
                .isEqualTo(Files.readString(secrets.of("gateway").resolve("vigie.gateway.client-secret")));
    }

    @Test
    void folderOfAnotherCountryIsRefused() {
        DataFolder data = new DataFolder(folder);
        Country.check(data, "us");
        Country.check(data, "us");
        assertThatThrownBy(() -> Country.check(data, "fr"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("holds the data of 'us', not of 'fr'");
    }

    @Test
    void countryThatWasUnpackedAtTheSameTimeIsTakenAsItIs() throws IOException {
        Path first = Files.createDirectories(folder.resolve("first"));
        Path second = Files.createDirectories(folder.resolve("second"));
        Files.writeString(first.resolve("app.jar"), "first");
        Files.writeString(second.resolve("app.jar"), "second");
        Path place = folder.resolve("auth-service-0123456789ab");
        PreparedService.keep(first, place);
        PreparedService.keep(second, place);
        assertThat(place.resolve("app.jar")).hasContent("first");
        assertThat(first).doesNotExist();
        assertThat(second).doesNotExist();
    }

    @Test
    void unknownCountryIsRefused() {
        assertThat(up("--country", "de")).isEqualTo(2);
        assertThat(err.toString()).contains("--country is us, fr or ch, found 'de'");
    }

    @Test
    void usedPortIsRefusedBeforeAnythingStarts() throws IOException {
        Path data = reachable();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            assertThat(up("--country", "us", "--data", data.toString(), "--port", String.valueOf(port)))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("port " + port + " on 127.0.0.1 is in use");
        }
        assertThat(data.resolve("postgres")).doesNotExist();
    }

    @Test
    void secondInstanceOnTheSameFolderIsRefused() throws IOException {
        DataFolder data = new DataFolder(reachable());
        data.create(false);
        try (InstanceLock _ = InstanceLock.take(data)) {
            assertThat(up("--country", "us", "--data", data.root().toString())).isEqualTo(1);
            assertThat(err.toString()).contains("is in use by another Vigie");
        }
    }

    /** A folder that an unprivileged database user can reach when the tests run as root. */
    private static Path reachable() throws IOException {
        Path parent = Files.createTempDirectory("vigie-up");
        parent.toFile().deleteOnExit();
        Files.setPosixFilePermissions(parent, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        return parent.resolve("data");
    }

    private int up(String... arguments) {
        String[] all = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("up"), java.util.Arrays.stream(arguments))
                .toArray(String[]::new);
        return VigieCommands.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), all);
    }
}
