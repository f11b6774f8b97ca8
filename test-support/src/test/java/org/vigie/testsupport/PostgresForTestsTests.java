package org.vigie.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresForTestsTests {
    @Test
    void ownerMakesTablesThatOthersCannotRead() throws SQLException {
        var database = PostgresForTests.newDatabase("vigie_prediction");
        try (var owner = database.connect();
                var statement = owner.createStatement()) {
            statement.execute("CREATE SCHEMA inner_part");
            statement.execute("CREATE TABLE inner_part.t(i int)");
        }
        try (var other = database.connect("vigie_dataviz");
                var statement = other.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("SELECT * FROM inner_part.t"))
                    .withMessageContaining("permission denied");
        }
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> database.connect("vigie_auth"));
    }

    @Test
    void databasesAreSeparate() {
        assertThat(PostgresForTests.newDatabase("vigie_auth").url())
                .isNotEqualTo(PostgresForTests.newDatabase("vigie_auth").url());
    }

    @Test
    void serverIsPostgres18() throws SQLException {
        try (var connection = PostgresForTests.newDatabase("vigie_auth").connect()) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
        }
    }

    @Test
    void unknownRoleIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PostgresForTests.newDatabase("somebody"));
    }
}
