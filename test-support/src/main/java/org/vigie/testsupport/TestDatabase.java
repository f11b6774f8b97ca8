package org.vigie.testsupport;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A database of its own for one test class, with the address that each role uses. */
public record TestDatabase(String url, String owner) {
    /** Password of every role in tests. */
    public static final String PASSWORD = "test";

    /** Connects as the owner. */
    public Connection connect() throws SQLException {
        return connect(owner);
    }

    /** Connects as another role, such as {@code vigie_dataviz}. */
    public Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(url, role, PASSWORD);
    }
}
