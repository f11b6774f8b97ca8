package org.vigie.cli.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.vigie.cli.Failure;
import org.vigie.cli.Secrets;

/** The databases of a deployment and the roles that own or read them. */
public final class Databases {
    /** Property under which every service reads its database password. */
    public static final String PASSWORD = "spring.datasource.password";

    private Databases() {}

    /** Makes what is missing and sets every role's password to the one in {@code secrets}. */
    public static void create(PostgresServer server, Secrets secrets) {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String service : new String[] {"auth", "gateway", "prediction", "dataviz"}) {
                role(connection, statement, "vigie_" + service, secrets.get(service, PASSWORD));
            }
            database(connection, statement, "auth", "vigie_auth");
            database(connection, statement, "gateway", "vigie_gateway");
            database(connection, statement, "epi", "vigie_prediction");
            statement.execute("GRANT CONNECT ON DATABASE epi TO vigie_dataviz");
        } catch (SQLException e) {
            throw new Failure("cannot make the databases: " + e.getMessage(), e);
        }
    }

    private static void role(Connection connection, Statement statement, String role, String password)
            throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            statement.execute("CREATE ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE");
        }
        statement.execute("ALTER ROLE " + role + " PASSWORD " + statement.enquoteLiteral(password));
    }

    private static void database(Connection connection, Statement statement, String database, String owner)
            throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
            statement.execute("CREATE DATABASE " + database + " OWNER " + owner);
        }
        statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(query)) {
            prepared.setString(1, name);
            try (ResultSet result = prepared.executeQuery()) {
                return result.next();
            }
        }
    }
}
