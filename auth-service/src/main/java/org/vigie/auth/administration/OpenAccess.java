package org.vigie.auth.administration;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sessions and grants a person has open. */
@Repository
class OpenAccess {
    private final JdbcClient jdbc;

    OpenAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ends all of them: here at once, in the application when the access token runs out. */
    void end(UUID person) {
        jdbc.sql("DELETE FROM spring_session WHERE principal_name = :person")
                .param("person", person.toString())
                .update();
        jdbc.sql("DELETE FROM oauth2_authorization WHERE principal_name = :person")
                .param("person", person.toString())
                .update();
    }
}
