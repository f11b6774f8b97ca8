package org.vigie.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One real PostgreSQL per test JVM, with the roles that services connect as. */
public final class PostgresForTests {
    private static final List<String> ROLES =
            List.of("vigie_prediction", "vigie_dataviz", "vigie_auth", "vigie_gateway");
    private static final AtomicInteger count = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private PostgresForTests() {}

    /** Makes a new, empty database that belongs to the role. */
    public static TestDatabase newDatabase(String owner) {
        if (!ROLES.contains(owner)) {
            throw new IllegalArgumentException("No role " + owner + "; there are " + ROLES);
        }
        var name = owner + "_" + count.incrementAndGet();
        execute(
                "CREATE DATABASE " + name + " OWNER " + owner + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'",
                "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC",
                "GRANT CONNECT ON DATABASE " + name + " TO vigie_dataviz");
        return new TestDatabase("jdbc:postgresql://127.0.0.1:" + server().getPort() + "/" + name, owner);
    }

    private static synchronized EmbeddedPostgres server() {
        if (server != null) {
            return server;
        }
        try {
            var started = EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("max_connections", "200")
                    .setLocaleConfig("locale", "C")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
            server = started;
            for (var role : ROLES) {
                execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + TestDatabase.PASSWORD + "'");
            }
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL for tests does not start", failure);
        } catch (IllegalStateException refused) {
            // initdb refuses root, so root runs it in a user namespace, which locked-down containers do not allow
            throw new IllegalStateException(
                    "PostgreSQL for tests does not start. As root it needs user namespaces ('unshare -U true' must"
                            + " work); otherwise run the tests as an ordinary user",
                    refused);
        }
    }

    private static void execute(String... statements) {
        try (var connection = server().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
