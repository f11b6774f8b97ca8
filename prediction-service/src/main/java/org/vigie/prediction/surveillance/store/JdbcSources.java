package org.vigie.prediction.surveillance.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.surveillance.Sources;

/** Sources as the observations show them, kept until these change. */
@Repository
@Transactional(readOnly = true)
class JdbcSources implements Sources {
    private record Known(long revision, List<Source> sources) {}

    private final JdbcClient jdbc;
    private final DataRevisions revisions;
    private final Map<HubProfile, Known> known = new ConcurrentHashMap<>();

    JdbcSources(JdbcClient jdbc, DataRevisions revisions) {
        this.jdbc = jdbc;
        this.revisions = revisions;
    }

    @Override
    public List<Source> list(HubProfile profile) {
        long revision = revisions.of(profile.id());
        Known last = known.get(profile);
        if (last == null || last.revision != revision) {
            last = new Known(revision, read(profile));
            known.put(profile, last);
        }
        return last.sources;
    }

    private List<Source> read(HubProfile profile) {
        return jdbc.sql("""
                with brought as (
                    select s.source, count(distinct s.place) as places, max(o.period_end) as last_end,
                        max(o.known_from) as last_as_of, max(o.import) as last_import
                    from surveillance.series s join surveillance.observation o on o.series = s.id
                    where s.disease = :disease and s.indicator = :indicator and s.stratum = 'all' and not o.withdrawn
                    group by s.source
                ), delay as (
                    select source, percentile_cont(0.5) within group (order by first_known - period_end) as days from (
                        select s.source, o.series, o.period_end, min(o.known_from) as first_known
                        from brought b join surveillance.series s on s.source = b.source
                        join surveillance.observation o on o.series = s.id
                        where s.disease = :disease and s.indicator = :indicator and s.stratum = 'all'
                            and not o.withdrawn and o.period_end > b.last_end - 70
                        group by s.source, o.series, o.period_end
                    ) weeks group by source
                )
                select c.name, c.synthetic, b.*, d.days, i.finished_at
                from brought b
                join catalogue.source c on c.id = b.source
                left join delay d on d.source = b.source
                left join surveillance.import i on i.id = b.last_import
                order by c.name
                """)
                .param("disease", profile.disease())
                .param("indicator", profile.indicator())
                .query((row, number) -> {
                    OffsetDateTime at = row.getObject("finished_at", OffsetDateTime.class);
                    return new Source(
                            row.getString("name"),
                            profile.id(),
                            row.getBoolean("synthetic"),
                            row.getInt("places"),
                            row.getObject("last_end", LocalDate.class),
                            row.getObject("last_as_of", LocalDate.class),
                            row.getObject("days", Double.class),
                            row.getLong("last_import"),
                            at == null ? null : at.toInstant());
                })
                .list();
    }
}
