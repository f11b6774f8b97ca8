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
                    select s.source, count(distinct s.place) as places, max(l.period_end) as last_end
                    from surveillance.series s
                    cross join lateral (
                        select period_end from surveillance.observation
                        where series = s.id and not withdrawn order by period_end desc limit 1) l
                    where s.disease = :disease and s.indicator = :indicator and s.stratum = 'all'
                    group by s.source
                ), published as (
                    select source, max(known_from) as last_as_of, max(import) as last_import
                    from surveillance.publication
                    where disease = :disease and indicator = :indicator group by source
                ), delay as (
                    select b.source, percentile_cont(0.5) within group (order by w.days) as days
                    from brought b
                    join surveillance.series s on s.source = b.source
                    cross join lateral (
                        select min(known_from) - period_end as days from surveillance.observation
                        where series = s.id and not withdrawn and period_end > b.last_end - 70
                        group by period_end offset 0) w
                    where s.disease = :disease and s.indicator = :indicator and s.stratum = 'all'
                    group by b.source
                )
                select c.name, c.synthetic, b.places, b.last_end, p.last_as_of, p.last_import, d.days, i.finished_at
                from brought b
                join catalogue.source c on c.id = b.source
                join published p on p.source = b.source
                left join delay d on d.source = b.source
                left join surveillance.import i on i.id = p.last_import
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
