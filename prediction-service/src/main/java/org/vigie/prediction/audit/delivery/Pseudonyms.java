package org.vigie.prediction.audit.delivery;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Puts a pseudonym wherever the name of a person stands beside what she did. */
@Repository
class Pseudonyms {
    /** A column with the name of who did something, and when that was done. */
    private record Author(String table, String column, String at) {}

    private static final List<Author> AUTHORS = List.of(
            new Author("audit.outbox", "actor", "at"),
            new Author("jobs.job", "requested_by", "created_at"),
            new Author("surveillance.import", "imported_by", "received_at"),
            new Author("surveillance.import", "withdrawn_by", "withdrawn_at"),
            new Author("surveillance.exclusion", "author", "created_at"),
            new Author("surveillance.exclusion", "lifted_by", "lifted_at"),
            new Author("surveillance.mapping", "changed_by", "changed_at"),
            new Author("surveillance.feed", "requested_by", "coalesce(last_attempt_at, :until)"),
            new Author("protection.rule", "decided_by", "decided_at"),
            new Author("protection.public_source", "decided_by", "decided_at"),
            new Author("forecasts.round", "requested_by", "requested_at"),
            new Author("forecasts.backtest", "requested_by", "requested_at"));

    private final JdbcClient jdbc;

    Pseudonyms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every column in which a person is named. */
    static List<String> columns() {
        return AUTHORS.stream()
                .map(author -> author.table() + "." + author.column())
                .toList();
    }

    /** Forgets the name of a person, but not of whoever had the same name before or after her. */
    @Transactional
    public void putFor(ErasedPerson person) {
        for (var author : AUTHORS) {
            jdbc.sql("update " + author.table() + " set " + author.column() + " = :pseudonym where " + author.column()
                            + " = :name and " + author.at() + " between :since and :until")
                    .params(Map.of(
                            "pseudonym", person.pseudonym(),
                            "name", person.name(),
                            "since", person.since().atOffset(ZoneOffset.UTC),
                            "until", person.until().atOffset(ZoneOffset.UTC)))
                    .update();
        }
    }
}
