package org.vigie.prediction.catalogue.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.vigie.prediction.catalogue.Boundaries;

/** Boundaries in the database, with the days on which both the place and the boundary are valid. */
@Repository
class JdbcBoundaries implements Boundaries {
    private final JdbcClient jdbc;

    JdbcBoundaries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isKind(String kind) {
        return jdbc.sql("select exists (select from catalogue.place where kind = ?)")
                .param(kind)
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Boundary> list(String kind, LocalDate on, Locale language) {
        return jdbc.sql("""
                select code, name, nullif(valid_from, '-infinity') as valid_from, nullif(valid_to, 'infinity') as valid_to,
                    edition, geometry
                from (
                    select p.code, coalesce(p.names ->> :language, p.names ->> 'en') as name,
                        greatest(p.valid_from, b.valid_from) as valid_from, least(p.valid_to, b.valid_to) as valid_to,
                        b.edition, b.geometry
                    from catalogue.place p join catalogue.boundary b on b.place = p.code
                    where p.kind = :kind
                ) known
                where :on >= valid_from and :on < valid_to
                order by code
                """)
                .param("kind", kind)
                .param("on", on)
                .param("language", language.getLanguage())
                .query((row, number) -> new Boundary(
                        row.getString("code"),
                        row.getString("name"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getString("edition"),
                        row.getString("geometry")))
                .list();
    }

    @Override
    public List<Edition> editions() {
        return jdbc.sql("select id, source, licence, changes from catalogue.boundary_edition order by id")
                .query((row, number) -> new Edition(
                        row.getString("id"),
                        row.getString("source"),
                        row.getString("licence"),
                        row.getString("changes")))
                .list();
    }
}
