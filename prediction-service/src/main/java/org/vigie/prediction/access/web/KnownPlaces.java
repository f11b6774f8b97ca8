package org.vigie.prediction.access.web;

import java.util.Collection;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.platform.problem.ProblemException;

/** Refuses codes of places that nobody knows, which would else be answered like places without any value. */
@Component
class KnownPlaces {
    private final JdbcClient jdbc;

    KnownPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Refuses the first code that the catalogue does not have; former codes it has. */
    void check(String parameter, Collection<String> codes) {
        jdbc.sql("""
                select w.code from unnest(?) with ordinality w (code, number)
                where not exists (select from catalogue.place p where p.code = w.code) order by w.number limit 1
                """)
                .param(codes.toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .optional()
                .ifPresent(code -> {
                    throw new ProblemException(HttpStatus.BAD_REQUEST, "unknown-code", parameter, code);
                });
    }
}
