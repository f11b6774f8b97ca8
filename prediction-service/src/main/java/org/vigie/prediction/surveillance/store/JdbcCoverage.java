package org.vigie.prediction.surveillance.store;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.surveillance.Coverage;

/** Looks up the ends of each series in its index, so that the answer costs the same however long the series are. */
@Repository
@Transactional(readOnly = true)
class JdbcCoverage implements Coverage {
    private final JdbcClient jdbc;

    JdbcCoverage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Series> list(HubProfile profile, List<String> places, LocalDate asOf) {
        return jdbc.sql("""
                select s.place, s.stratum, c.name, c.synthetic, f.period_end as first_end, l.period_end as last_end
                from surveillance.series s
                join catalogue.source c on c.id = s.source
                cross join lateral (
                    select period_end from surveillance.observation
                    where series = s.id and known_from <= :known and not withdrawn order by period_end limit 1) f
                cross join lateral (
                    select period_end from surveillance.observation
                    where series = s.id and known_from <= :known and not withdrawn order by period_end desc limit 1) l
                where s.disease = :disease and s.indicator = :indicator
                    and (:everywhere or s.place = any (:places))
                order by s.place, s.stratum <> 'all', s.stratum, c.name
                """)
                .param("known", asOf)
                .param("disease", profile.disease())
                .param("indicator", profile.indicator())
                .param("everywhere", places.isEmpty())
                .param("places", places.toArray(String[]::new))
                .query((row, number) -> new Series(
                        profile.id(),
                        row.getString("place"),
                        row.getString("stratum"),
                        row.getString("name"),
                        row.getBoolean("synthetic"),
                        row.getObject("first_end", LocalDate.class),
                        row.getObject("last_end", LocalDate.class)))
                .list();
    }
}
