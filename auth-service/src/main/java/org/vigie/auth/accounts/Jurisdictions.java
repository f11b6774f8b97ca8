package org.vigie.auth.accounts;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The places that people and partners' programs may see; an empty list stands for every place. */
@Repository
public class Jurisdictions {
    private final JdbcClient jdbc;

    Jurisdictions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<String> ofAccount(UUID id) {
        return jdbc.sql("SELECT places FROM account WHERE id = :id")
                .param("id", id)
                .query(Jurisdictions::places)
                .single();
    }

    /** A client that no administrator made sees every place. */
    public List<String> ofClient(String id) {
        return jdbc.sql("SELECT places FROM partner_client WHERE id = :id")
                .param("id", id)
                .query(Jurisdictions::places)
                .optional()
                .orElse(List.of());
    }

    public void limitAccount(UUID id, List<String> places) {
        jdbc.sql("UPDATE account SET places = :places WHERE id = :id")
                .param("places", stored(places), java.sql.Types.ARRAY)
                .param("id", id)
                .update();
    }

    public void limitClient(String id, List<String> places) {
        jdbc.sql("UPDATE partner_client SET places = :places WHERE id = :id")
                .param("places", stored(places), java.sql.Types.ARRAY)
                .param("id", id)
                .update();
    }

    private static String @org.jspecify.annotations.Nullable [] stored(List<String> places) {
        return places.isEmpty() ? null : places.toArray(String[]::new);
    }

    private static List<String> places(ResultSet row, int number) throws SQLException {
        Array places = row.getArray("places");
        return places == null ? List.of() : List.of((String[]) places.getArray());
    }
}
