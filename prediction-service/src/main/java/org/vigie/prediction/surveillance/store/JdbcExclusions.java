package org.vigie.prediction.surveillance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.audit.AuditTrail;
import org.vigie.prediction.surveillance.Exclusions;

/** Exclusions in the database; taking one back closes it. */
@Repository
@Transactional
class JdbcExclusions implements Exclusions {
    private final JdbcClient jdbc;
    private final DataRevisions revisions;
    private final Clock clock;
    private final AuditTrail audit;

    JdbcExclusions(JdbcClient jdbc, DataRevisions revisions, Clock clock, AuditTrail audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.revisions = revisions;
        this.clock = clock;
    }

    @Override
    public Exclusion add(HubProfile profile, String place, LocalDate from, LocalDate to, String reason, String author) {
        revisions.changed(profile.id());
        audit.add(
                "exclusion.made",
                author,
                profile.id() + " " + place,
                "from=" + from + "; to=" + to + "; reason=" + reason);
        return jdbc.sql("""
                insert into surveillance.exclusion (disease, indicator, place, first_period_end, last_period_end, reason,
                    author, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) returning *
                """)
                .params(profile.disease(), profile.indicator(), place, from, to, reason, author, now())
                .query(JdbcExclusions::exclusion)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Exclusion> list(HubProfile profile) {
        return jdbc.sql("select * from surveillance.exclusion where disease = ? and indicator = ? order by id desc")
                .params(profile.disease(), profile.indicator())
                .query(JdbcExclusions::exclusion)
                .list();
    }

    @Override
    public Optional<Exclusion> lift(HubProfile profile, long id, String liftedBy) {
        Optional<Exclusion> lifted = jdbc.sql("""
                update surveillance.exclusion set lifted_at = ?, lifted_by = ?
                where id = ? and disease = ? and indicator = ? and lifted_at is null returning *
                """)
                .params(now(), liftedBy, id, profile.disease(), profile.indicator())
                .query(JdbcExclusions::exclusion)
                .optional();
        lifted.ifPresent(exclusion -> {
            revisions.changed(profile.id());
            audit.add(
                    "exclusion.lifted",
                    liftedBy,
                    profile.id() + " " + exclusion.place(),
                    "from=" + exclusion.from() + "; to=" + exclusion.to());
        });
        return lifted;
    }

    private static Exclusion exclusion(ResultSet row, int number) throws SQLException {
        OffsetDateTime lifted = row.getObject("lifted_at", OffsetDateTime.class);
        return new Exclusion(
                row.getLong("id"),
                row.getString("disease"),
                row.getString("indicator"),
                row.getString("place"),
                row.getObject("first_period_end", LocalDate.class),
                row.getObject("last_period_end", LocalDate.class),
                row.getString("reason"),
                row.getString("author"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                lifted == null ? null : lifted.toInstant(),
                row.getString("lifted_by"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
