package org.vigie.prediction.surveillance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.platform.country.CountryProfile;
import org.vigie.prediction.audit.AuditTrail;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.surveillance.Import;
import org.vigie.prediction.surveillance.ImportRequest;
import org.vigie.prediction.surveillance.SmallCells;

/** The rules about small cells in the database; each change is told to the audit trail. */
@Repository
@Transactional
class JdbcSmallCells implements SmallCells {
    private static final String COUNTS_PEOPLE = "count";

    private final JdbcClient jdbc;
    private final SuppressedWeeks weeks;
    private final Catalogue catalogue;
    private final CountryProfile country;
    private final DataRevisions revisions;
    private final AuditTrail audit;
    private final Clock clock;

    JdbcSmallCells(
            JdbcClient jdbc,
            SuppressedWeeks weeks,
            Catalogue catalogue,
            CountryProfile country,
            DataRevisions revisions,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.weeks = weeks;
        this.catalogue = catalogue;
        this.country = country;
        this.revisions = revisions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Rule> rules() {
        return jdbc
                .sql("select id from catalogue.indicator where unit = ? order by id")
                .param(COUNTS_PEOPLE)
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .map(this::rule)
                .toList();
    }

    private Rule rule(String indicator) {
        return jdbc.sql("""
                select r.*, (select count(*) from protection.suppressed s where s.indicator = i.id) as hidden
                from catalogue.indicator i left join protection.rule r on r.indicator = i.id where i.id = ?
                """)
                .param(indicator)
                .query((row, number) -> {
                    boolean usual = row.getString("decided_by") == null;
                    return new Rule(
                            indicator,
                            usual ? country.smallCellThreshold() : row.getInt("threshold"),
                            usual || row.getBoolean("country_totals"),
                            row.getLong("hidden"),
                            row.getString("decided_by"),
                            instant(row));
                })
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<SourceRule> sources() {
        return jdbc.sql("""
                select coalesce(c.name, p.name) as name, coalesce(c.synthetic, false) as synthetic,
                    coalesce(p.already_public, false) as already_public, p.reason, p.decided_by, p.decided_at
                from catalogue.source c full join protection.public_source p on p.name = c.name
                order by c.name is null, 1
                """).query((row, number) -> sourceRule(row)).list();
    }

    private SourceRule source(String name) {
        return sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SourceRule sourceRule(ResultSet row) throws SQLException {
        return new SourceRule(
                row.getString("name"),
                row.getBoolean("synthetic"),
                row.getBoolean("already_public"),
                row.getString("reason"),
                row.getString("decided_by"),
                instant(row));
    }

    private static @Nullable Instant instant(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("decided_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    @Override
    public Optional<Rule> decide(String indicator, int threshold, boolean countryTotals, String who) {
        Optional<Rule> before = rules().stream()
                .filter(rule -> rule.indicator().equals(indicator))
                .findFirst();
        if (before.isEmpty()) {
            return Optional.empty();
        }
        jdbc.sql("""
                insert into protection.rule (indicator, threshold, country_totals, decided_by, decided_at)
                values (?, ?, ?, ?, ?)
                on conflict (indicator) do update set threshold = excluded.threshold,
                    country_totals = excluded.country_totals, decided_by = excluded.decided_by,
                    decided_at = excluded.decided_at
                """).params(indicator, threshold, countryTotals, who, now()).update();
        audit.add(
                "suppression.changed",
                who,
                indicator,
                change(before.get().threshold(), before.get().countryTotals(), "before") + "; "
                        + change(threshold, countryTotals, "after"));
        hideAfresh();
        return Optional.of(rule(indicator));
    }

    private static String change(int threshold, boolean countryTotals, String when) {
        return when + "=" + threshold + "; country-totals=" + countryTotals;
    }

    @Override
    public SourceRule decide(String source, boolean alreadyPublic, String reason, String who) {
        jdbc.sql("""
                insert into protection.public_source (name, already_public, reason, decided_by, decided_at)
                values (?, ?, ?, ?, ?)
                on conflict (name) do update set already_public = excluded.already_public, reason = excluded.reason,
                    decided_by = excluded.decided_by, decided_at = excluded.decided_at
                """).params(source, alreadyPublic, reason, who, now()).update();
        audit.add("source.changed", who, source, "public=" + alreadyPublic + "; reason=" + reason);
        hideAfresh();
        return source(source);
    }

    private void hideAfresh() {
        for (HubProfile profile : catalogue.profiles()) {
            if (weeks.hideAfresh(profile, rule(profile))) {
                revisions.changed(profile.id());
            }
        }
    }

    private Rule rule(HubProfile profile) {
        return rule(profile.indicator());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayBeQuoted(Import imported) {
        return imported.synthetic()
                || jdbc.sql("""
                        select exists (
                            select from protection.public_source
                            where name = ? and already_public and (name <> ? or decided_by <> 'system'))
                        """)
                        .params(imported.source(), ImportRequest.UNNAMED_SOURCE)
                        .query(Boolean.class)
                        .single();
    }

    @Override
    public void follow(HubProfile profile, Collection<LocalDate> touched) {
        if (countsPeople(profile)) {
            weeks.hideMore(profile, rule(profile), touched);
        }
    }

    private boolean countsPeople(HubProfile profile) {
        return jdbc.sql("select exists (select from catalogue.indicator where id = ? and unit = ?)")
                .params(profile.indicator(), COUNTS_PEOPLE)
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
