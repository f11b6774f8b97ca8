package org.vigie.prediction.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A PostgreSQL that can be killed, whole or one process of it, and started again on its data and port. */
final class PostgresProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path data;
    private EmbeddedPostgres postgres;

    private PostgresProcess(Path data) throws IOException {
        this.data = data;
        this.postgres = start(data, 0);
    }

    static PostgresProcess start(Path data) throws IOException {
        return new PostgresProcess(data);
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                // what was answered must be written, unlike in tests that kill nothing
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C")
                .setPGStartupWait(Duration.ofMinutes(2))
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD);
        return port == 0 ? builder.start() : builder.setPort(port).start();
    }

    EmbeddedPostgres server() {
        return postgres;
    }

    JdbcTemplate database(String name) {
        return new JdbcTemplate(postgres.getDatabase("postgres", name));
    }

    /** SIGKILL to one server process; PostgreSQL ends all others and recovers by itself. */
    static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    /** SIGKILL to the first of its processes. */
    void kill() throws IOException {
        kill(Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip()));
    }

    /** Server processes notice within moments that their parent is gone; until then no other may start on the data. */
    void restart() throws IOException {
        int port = postgres.getPort();
        postgres.close();
        await("PostgreSQL", () -> {
            try {
                postgres = start(data, port);
                return true;
            } catch (IOException | RuntimeException notYet) {
                return false;
            }
        });
    }

    /** Waits for a condition that may fail to be looked at meanwhile. */
    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (condition.getAsBoolean()) {
                    return;
                }
            } catch (DataAccessException | java.io.UncheckedIOException notNow) {
                // the database recovers, or the service has lost it for a moment
            }
            assertThat(System.nanoTime()).as("waited for " + what).isLessThan(deadline);
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
