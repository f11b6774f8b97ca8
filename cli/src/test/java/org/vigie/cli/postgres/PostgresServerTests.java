package org.vigie.cli.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Secrets;
import org.vigie.cli.process.Child;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostgresServerTests {
    private static Path folder;
    private static DataFolder data;
    private static Secrets secrets;
    private static PostgresServer server;

    @BeforeAll
    static void startServer() throws IOException {
        folder = Files.createTempDirectory("vigie-postgres");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        data = new DataFolder(folder.resolve("data"));
        data.create(ServerUser.forCaller().isOther());
        secrets = new Secrets(data);
        server = start();
        Databases.create(server, secrets);
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.process().stop(Duration.ofSeconds(30));
        PostgresBinaries.delete(folder);
    }

    @Test
    @Order(1)
    void settingsAreDurable() throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
            assertThat(query("SHOW " + setting)).isEqualTo("on");
        }
    }

    @Test
    @Order(2)
    void textSortsTheSameOnEveryMachine() throws SQLException {
        assertThat(query("SELECT datlocale FROM pg_database WHERE datname = 'epi'"))
                .isEqualTo("C.UTF-8");
        assertThat(query("SHOW server_encoding")).isEqualTo("UTF8");
    }

    @Test
    @Order(3)
    void listensOnLoopbackOnly() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        for (InetAddress other : others) {
            assertThatThrownBy(() -> new Socket(other, server.port()).close()).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    @Order(4)
    void ownersReachTheirDatabaseAndNoOther() throws SQLException {
        try (Connection connection = connect("epi", "vigie_prediction", "prediction")) {
            connection.createStatement().execute("CREATE SCHEMA published");
            connection.createStatement().execute("CREATE TABLE kept (value int)");
            connection.createStatement().execute("INSERT INTO kept VALUES (42)");
        }
        connect("epi", "vigie_dataviz", "dataviz").close();
        connect("auth", "vigie_auth", "auth").close();
        assertThatThrownBy(() -> connect("auth", "vigie_prediction", "prediction"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect("epi", "vigie_gateway", "gateway")).hasMessageContaining("permission denied");
    }

    @Test
    @Order(5)
    void wrongPasswordIsRefused() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.url("auth"), "vigie_auth", "guess"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    @Order(6)
    void dataSurviveARestartAndAStalePidFile() throws Exception {
        server.process().stop(Duration.ofSeconds(30));
        Files.writeString(
                data.postgres().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n");
        server = start();
        Databases.create(server, secrets);
        try (Connection connection = connect("epi", "vigie_prediction", "prediction");
                ResultSet row = connection.createStatement().executeQuery("SELECT value FROM kept")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    @Order(7)
    void serverEndsWhenItsKeeperIsKilled() throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(data.postgres().resolve("postmaster.pid")).getFirst());
        assertThat(ProcessHandle.of(pid)).isPresent();
        ProcessHandle.of(server.process().pid()).orElseThrow().destroyForcibly();
        server.process().stop(Duration.ofSeconds(30));
        for (int tenths = 0; tenths < 100 && ProcessHandle.of(pid).isPresent(); tenths++) {
            Child.pause(Duration.ofMillis(100));
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    @Order(8)
    void dataOfAnotherVersionAreRefused() throws IOException {
        DataFolder old = new DataFolder(folder.resolve("old"));
        old.create(ServerUser.forCaller().isOther());
        Files.createDirectory(old.postgres());
        Files.writeString(old.postgres().resolve("PG_VERSION"), "9\n");
        assertThatThrownBy(() -> PostgresServer.start(old, new Secrets(old), ServerUser.forCaller()))
                .hasMessageContaining("belong to PostgreSQL 9");
    }

    private static PostgresServer start() {
        PostgresServer started = PostgresServer.start(data, secrets, ServerUser.forCaller());
        started.awaitReady(Duration.ofMinutes(1));
        return started;
    }

    private static Connection connect(String database, String user, String owner) throws SQLException {
        return DriverManager.getConnection(server.url(database), user, secrets.get(owner, Databases.PASSWORD));
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = server.connect("epi");
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
