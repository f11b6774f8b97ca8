package org.vigie.prediction.surveillance.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;
import org.vigie.forecasting.series.WeeklySeries;
import org.vigie.prediction.surveillance.Observation;
import org.vigie.prediction.surveillance.ObservationQuery;
import org.vigie.prediction.surveillance.ProfileData;
import org.vigie.prediction.surveillance.Surveillance;

/** Observations in the database; "as of" is one predicate and one ordering. */
@Repository
@Transactional(readOnly = true)
class JdbcSurveillance implements Surveillance {
    private static final String EXCLUDED = """
            left join lateral (
                select e.reason from surveillance.exclusion e
                where e.disease = s.disease and e.indicator = s.indicator and e.place = s.place
                    and o.period_end between e.first_period_end and e.last_period_end and e.lifted_at is null
                order by e.id limit 1
            ) x on true
            """;
    private static final int FETCH_ROWS = 2_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;
    private final DataRevisions revisions;
    private final ObservationReader observations;
    private final PublicationDays publications;
    private final Map<HubProfile, ProfileData> known = new ConcurrentHashMap<>();

    JdbcSurveillance(
            JdbcClient jdbc,
            DataSource dataSource,
            DataRevisions revisions,
            ObservationReader observations,
            PublicationDays publications) {
        this.publications = publications;
        this.observations = observations;
        this.revisions = revisions;
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(dataSource);
        streaming.setFetchSize(FETCH_ROWS);
    }

    @Override
    public Optional<ProfileData> findData(HubProfile profile) {
        long revision = revision(profile);
        ProfileData data = known.get(profile);
        if (data == null || data.revision() != revision) {
            Optional<ProfileData> read = readData(profile, revision);
            read.ifPresent(fresh -> known.put(profile, fresh));
            return read;
        }
        return Optional.of(data);
    }

    private Optional<ProfileData> readData(HubProfile profile, long revision) {
        return jdbc.sql("""
                select count(distinct s.place) as places, min(f.period_end) as first_end, max(l.period_end) as last_end,
                    (select max(known_from) from surveillance.publication
                        where disease = :disease and indicator = :indicator) as last_as_of,
                    bool_or(c.synthetic) as synthetic, array_agg(distinct c.name order by c.name) as sources
                from surveillance.series s
                join catalogue.source c on c.id = s.source
                cross join lateral (
                    select period_end from surveillance.observation
                    where series = s.id and not withdrawn order by period_end limit 1) f
                cross join lateral (
                    select period_end from surveillance.observation
                    where series = s.id and not withdrawn order by period_end desc limit 1) l
                where s.disease = :disease and s.indicator = :indicator and s.stratum = 'all'
                having count(*) > 0
                """)
                .param("disease", profile.disease())
                .param("indicator", profile.indicator())
                .query((row, number) -> new ProfileData(
                        revision,
                        row.getInt("places"),
                        row.getObject("first_end", LocalDate.class),
                        row.getObject("last_end", LocalDate.class),
                        row.getObject("last_as_of", LocalDate.class),
                        row.getBoolean("synthetic"),
                        Arrays.asList((String[]) row.getArray("sources").getArray())))
                .optional();
    }

    @Override
    public long revision(HubProfile profile) {
        return revisions.of(profile.id());
    }

    @Override
    public Optional<LocalDate> lastAsOf(HubProfile profile, LocalDate asOf) {
        return publications.last(profile, asOf);
    }

    @Override
    public void read(ObservationQuery query, Consumer<Observation> reader) {
        observations.read(query, reader);
    }

    @Override
    public Map<String, WeeklySeries> series(ObservationQuery query) {
        return observations.readSeries(query);
    }

    @Override
    public Vintages vintages(HubProfile profile, LocalDate asOf) {
        return vintages(profile, null, asOf);
    }

    @Override
    public Vintages vintages(HubProfile profile, @Nullable String place, LocalDate asOf) {
        List<Revision> revisions = new ArrayList<>();
        streaming.query(
                """
                select s.place, o.period_end, o.known_from, case when x.reason is null then o.value end as value
                from surveillance.series s join surveillance.observation o on o.series = s.id
                """ + EXCLUDED + """
                where s.disease = ? and s.indicator = ? and s.stratum = 'all' and o.known_from <= ? and not o.withdrawn
                    and (?::text is null or s.place = ?)
                order by o.known_from, o.import
                """,
                (RowCallbackHandler) row -> {
                    Double value = row.getObject("value", Double.class);
                    revisions.add(new Revision(
                            row.getString("place"),
                            row.getObject("period_end", LocalDate.class),
                            row.getObject("known_from", LocalDate.class),
                            value == null ? Double.NaN : value));
                },
                profile.disease(),
                profile.indicator(),
                asOf,
                place,
                place);
        return Vintages.of(revisions);
    }

    @Override
    public Set<Week> weeksChanged(
            long importId, HubProfile profile, Collection<String> places, LocalDate knownFrom, LocalDate from) {
        // "+ 0" keeps the planner from looking for all rows of the import again for each series
        return jdbc.sql("""
                select s.place, o.period_end
                from (
                    select id, place from surveillance.series
                    where disease = ? and indicator = ? and stratum = 'all' and place = any (?) offset 0
                ) s cross join lateral (
                    select period_end from surveillance.observation
                    where series = s.id and period_end >= ? and known_from = ? and import + 0 = ? offset 0
                ) o
                """)
                .params(
                        profile.disease(),
                        profile.indicator(),
                        places.toArray(String[]::new),
                        from,
                        knownFrom,
                        importId)
                .query((row, number) -> new Week(row.getString("place"), row.getObject("period_end", LocalDate.class)))
                .set();
    }

    @Override
    public Set<String> places(HubProfile profile) {
        return jdbc.sql("""
                select distinct s.place from surveillance.series s
                where s.disease = ? and s.indicator = ? and s.stratum = 'all'
                    and exists (select from surveillance.observation o where o.series = s.id and not o.withdrawn)
                """)
                .params(profile.disease(), profile.indicator())
                .query((row, number) -> row.getString(1))
                .set();
    }
}
