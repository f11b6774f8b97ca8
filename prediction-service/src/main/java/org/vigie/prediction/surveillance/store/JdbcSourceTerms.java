package org.vigie.prediction.surveillance.store;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.audit.AuditTrail;
import org.vigie.prediction.surveillance.SourceTerms;

/** The terms of sources in the catalogue. */
@Repository
@Transactional
class JdbcSourceTerms implements SourceTerms {
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    JdbcSourceTerms(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Terms> list() {
        return jdbc.sql("""
                select c.name, c.synthetic, c.licence, c.citation, c.legal_basis,
                    exists (select from surveillance.feed f where f.source_name = c.name) as official
                from catalogue.source c order by c.name
                """)
                .query((row, number) -> new Terms(
                        row.getString("name"),
                        row.getBoolean("synthetic"),
                        row.getBoolean("official"),
                        row.getString("licence"),
                        row.getString("citation"),
                        row.getString("legal_basis")))
                .list();
    }

    @Override
    public Terms change(String name, @Nullable String licence, @Nullable String citation, @Nullable String legalBasis) {
        Terms before = find(name);
        if (before.official()) {
            throw new ProblemException(HttpStatus.CONFLICT, "source-official", name);
        }
        jdbc.sql("update catalogue.source set licence = ?, citation = ?, legal_basis = ? where name = ?")
                .params(Arrays.asList(licence, citation, legalBasis, name))
                .update();
        Terms after = find(name);
        if (!after.equals(before)) {
            audit.add("source.terms-changed", name, "before=" + described(before) + "; after=" + described(after));
        }
        return after;
    }

    private Terms find(String name) {
        return list().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-source", name));
    }

    private static String described(Terms terms) {
        return Stream.of(terms.licence(), terms.citation(), terms.legalBasis())
                .map(term -> Objects.requireNonNullElse(term, "–"))
                .collect(Collectors.joining(" | "));
    }
}
