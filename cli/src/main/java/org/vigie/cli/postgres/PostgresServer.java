package org.vigie.cli.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Failure;
import org.vigie.cli.Reasons;
import org.vigie.cli.Secrets;
import org.vigie.cli.process.Child;
import org.vigie.cli.process.Ports;
import org.vigie.cli.process.Programs;

/** A PostgreSQL server on loopback, with durable settings, that does not outlive this process. */
public final class PostgresServer {
    /** Name of the server wherever people see it. */
    public static final String NAME = "postgres";

    /** The address the server listens on. */
    public static final String ADDRESS = "127.0.0.1";

    // runs the server and interrupts it (fast shutdown) when standard input closes, so also when the launcher is killed
    private static final String KEEPER = """
            exec 3<&0
            "$@" </dev/null 3<&- & server=$!
            trap 'kill -INT $server 2>/dev/null' INT TERM HUP
            ( read -r _ <&3; kill -INT $server 2>/dev/null ) & watch=$!
            wait $server; status=$?
            while kill -0 $server 2>/dev/null; do wait $server; status=$?; done
            kill $watch 2>/dev/null
            exit $status
            """;

    private final Child process;
    private final int port;
    private final String password;

    private PostgresServer(Child process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** Starts the server on the data of {@code data}, which it makes the first time; returns before it is ready. */
    public static PostgresServer start(DataFolder data, Secrets secrets, ServerUser user) {
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(data.runtime());
        String password = secrets.get(NAME, "superuser-password");
        try {
            if (!Files.exists(data.postgres().resolve("PG_VERSION"))) {
                initialise(data, binaries, password, user);
            }
            String version =
                    Files.readString(data.postgres().resolve("PG_VERSION")).strip();
            if (!PostgresBinaries.VERSION.startsWith(version + ".")) {
                throw new Failure("the data in " + data.postgres() + " belong to PostgreSQL " + version
                        + ", this build brings " + PostgresBinaries.VERSION);
            }
            Leftover.of(data.postgres(), binaries.postgres()).clear();
            int port = Ports.free();
            Child process = Child.start(
                    NAME, user.run(command(binaries, data.postgres(), port)), data.postgres(), data.log(NAME));
            return new PostgresServer(process, port, password);
        } catch (IOException e) {
            throw new Failure("cannot start PostgreSQL on " + data.postgres() + ": " + Reasons.of(e), e);
        }
    }

    private static void initialise(DataFolder data, PostgresBinaries binaries, String password, ServerUser user)
            throws IOException {
        Path part = data.root().resolve("postgres.part");
        PostgresBinaries.delete(part);
        Files.createDirectory(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.own(part);
        Path passwordFile = data.root().resolve("postgres.password");
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, password);
        user.own(passwordFile);
        List<String> command = List.of(
                binaries.initdb().toString(),
                "--pgdata=" + part,
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        Programs.Outcome outcome = Programs.run(user.run(command), part, "");
        Files.delete(passwordFile);
        if (outcome.status() != 0) {
            throw new Failure("initdb failed in " + part + ": "
                    + (outcome.output().contains("No space left") ? "the disk is full" : outcome.output()));
        }
        Files.move(part, data.postgres(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> command(PostgresBinaries binaries, Path folder, int port) {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh", "-c", KEEPER, "vigie-postgres", binaries.postgres().toString(), "-D", folder.toString()));
        for (String setting : List.of(
                "listen_addresses=" + ADDRESS,
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=80",
                "shared_buffers=64MB",
                "maintenance_work_mem=64MB",
                "max_wal_size=512MB",
                "timezone=UTC",
                "log_timezone=UTC",
                "lc_messages=C",
                "jit=off",
                "io_method=sync",
                "log_checkpoints=off")) {
            command.add("-c");
            command.add(setting);
        }
        return command;
    }

    /** Waits until the server answers; fails with its last words if it ends instead. */
    public void awaitReady(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try (Connection connection = connect("postgres")) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                if (!process.isAlive()) {
                    throw new Failure(process.obituary());
                }
                if (System.nanoTime() > end) {
                    throw new Failure(
                            "PostgreSQL did not answer within " + patience.toSeconds() + " s; its log is "
                                    + process.log(),
                            e);
                }
            }
            Child.pause(Duration.ofMillis(50));
        }
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                url(database) + "?connectTimeout=5&ApplicationName=vigie", "postgres", password);
    }

    /** JDBC address of {@code database}. */
    public String url(String database) {
        return "jdbc:postgresql://" + ADDRESS + ":" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    public Child process() {
        return process;
    }
}
