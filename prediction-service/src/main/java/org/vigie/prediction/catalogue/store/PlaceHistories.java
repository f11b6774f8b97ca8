package org.vigie.prediction.catalogue.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.vigie.prediction.catalogue.PlaceHistory;

/** What places are and were, from the database. */
@Repository
class PlaceHistories {
    private static final String NAME = "coalesce(p.names ->> :language, p.names ->> 'en')";

    private final JdbcClient jdbc;

    PlaceHistories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PlaceHistory> find(String code, String language) {
        return jdbc.sql("""
                select p.code, %s as name, p.kind, nullif(p.valid_from, '-infinity') as valid_from,
                    nullif(p.valid_to, 'infinity') as valid_to
                from catalogue.place p where p.code = :code
                """.formatted(NAME))
                .param("code", code)
                .param("language", language)
                .query((row, number) -> new PlaceHistory(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("kind"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        parents(code, language),
                        successions(code, language, "successor", "place"),
                        successions(code, language, "place", "successor"),
                        populations(code)))
                .optional();
    }

    /** The present whole began when the last former one ended. */
    private List<PlaceHistory.Membership> parents(String code, String language) {
        return jdbc.sql("""
                select p.code, %s as name, nullif(m.valid_from, '-infinity') as valid_from,
                    nullif(m.valid_to, 'infinity') as valid_to
                from (
                    select parent, coalesce((select max(valid_to) from catalogue.membership f where f.place = c.code),
                        '-infinity') as valid_from, date 'infinity' as valid_to
                    from catalogue.place c where code = :code and parent is not null
                    union all
                    select parent, valid_from, valid_to from catalogue.membership where place = :code
                ) m join catalogue.place p on p.code = m.parent
                order by m.valid_to desc
                """.formatted(NAME))
                .param("code", code)
                .param("language", language)
                .query((row, number) -> new PlaceHistory.Membership(
                        row.getString("code"),
                        row.getString("name"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    private List<PlaceHistory.Succession> successions(String code, String language, String of, String other) {
        return jdbc.sql("""
                select p.code, %s as name, s.since
                from catalogue.succession s join catalogue.place p on p.code = s.%s
                where s.%s = :code order by p.code
                """.formatted(NAME, other, of))
                .param("code", code)
                .param("language", language)
                .query((row, number) -> new PlaceHistory.Succession(
                        row.getString("code"), row.getString("name"), row.getObject("since", LocalDate.class)))
                .list();
    }

    private List<PlaceHistory.Population> populations(String code) {
        return jdbc.sql("""
                select reference_year, inhabitants, source, known_from from catalogue.population
                where place = :code and stratum = 'all' order by reference_year desc, known_from desc
                """)
                .param("code", code)
                .query((row, number) -> new PlaceHistory.Population(
                        row.getInt("reference_year"),
                        row.getLong("inhabitants"),
                        row.getString("source"),
                        row.getObject("known_from", LocalDate.class)))
                .list();
    }
}
