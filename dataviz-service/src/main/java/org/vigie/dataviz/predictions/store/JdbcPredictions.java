package org.vigie.dataviz.predictions.store;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.dataviz.predictions.Predictions;

/** The published views, read as a role that may read nothing else. */
@Repository
@Transactional(readOnly = true)
class JdbcPredictions implements Predictions {
    private final JdbcClient jdbc;

    JdbcPredictions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Round> findRound(long id, Locale language) {
        return jdbc.sql("""
                select *, coalesce(disease_names ->> :language, disease_names ->> 'en') as disease_name,
                    coalesce(indicator_names ->> :language, indicator_names ->> 'en') as indicator_name
                from published.round where id = :id and state = 'succeeded'
                """)
                .param("id", id)
                .param("language", language.getLanguage())
                .query((row, number) -> new Round(
                        row.getLong("id"),
                        row.getString("profile"),
                        row.getString("disease"),
                        row.getString("indicator"),
                        row.getString("disease_name"),
                        row.getString("indicator_name"),
                        row.getString("unit"),
                        row.getString("calendar"),
                        row.getObject("reference_date", LocalDate.class),
                        row.getObject("as_of", LocalDate.class),
                        row.getBoolean("synthetic")))
                .optional();
    }

    @Override
    public List<String> models(long round) {
        return jdbc.sql("select model from published.member where round = ? and state = 'succeeded' order by position")
                .param(round)
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Override
    public Optional<String> findPlaceName(String place, Locale language) {
        return jdbc.sql("select coalesce(names ->> ?, names ->> 'en') from published.place where code = ?")
                .params(language.getLanguage(), place)
                .query((row, number) -> row.getString(1))
                .optional();
    }

    @Override
    public List<Revision> revisions(Round round, String place, LocalDate from) {
        return jdbc.sql("""
                select o.period_end, o.known_from, o.value, o.missing,
                    (select min(e.reason) from published.exclusion e
                     where e.disease = o.disease and e.indicator = o.indicator and e.place = o.place
                        and o.period_end between e.first_period_end and e.last_period_end) as excluded
                from published.observation o
                where o.disease = ? and o.indicator = ? and o.stratum = 'all' and o.place = ? and o.period_end >= ?
                    and o.known_from <= ?
                order by o.period_end, o.known_from, o.revision
                """)
                .params(round.disease(), round.indicator(), place, from, round.asOf())
                .query((row, number) -> new Revision(
                        row.getObject("period_end", LocalDate.class),
                        row.getObject("known_from", LocalDate.class),
                        row.getObject("value", Double.class),
                        row.getString("excluded"),
                        row.getString("missing")))
                .list();
    }

    @Override
    public List<Forecast> forecasts(long round, String model, String place) {
        return jdbc.sql("""
                select horizon, target_end_date, quantiles from published.forecast
                where round = ? and model = ? and place = ? order by horizon
                """)
                .params(round, model, place)
                .query((row, number) -> new Forecast(
                        row.getInt("horizon"),
                        row.getObject("target_end_date", LocalDate.class),
                        Arrays.asList((Double[]) row.getArray("quantiles").getArray())))
                .list();
    }

    @Override
    public List<Score> scores(ScoreQuery query) {
        return jdbc.sql("""
                select model, reference_date, place, horizon, %s as wis, pit_from, pit_to from published.score
                where round in (
                        select max(id) from published.round where profile = :profile and state = 'succeeded'
                        group by reference_date)
                    and (:place::text is null or place = :place) and (:horizon::int is null or horizon = :horizon)
                order by reference_date, model, place, horizon
                """.formatted(query.logScale() ? "log_wis" : "wis"))
                .param("profile", query.profile())
                .param("place", query.place())
                .param("horizon", query.horizon())
                .query((row, number) -> new Score(
                        row.getString("model"),
                        row.getObject("reference_date", LocalDate.class),
                        row.getString("place"),
                        row.getInt("horizon"),
                        row.getDouble("wis"),
                        row.getDouble("pit_from"),
                        row.getDouble("pit_to")))
                .list();
    }

    @Override
    public boolean isSynthetic(String profile) {
        return jdbc.sql("select coalesce(bool_or(synthetic), false) from published.round where profile = ?")
                .param(profile)
                .query(Boolean.class)
                .single();
    }
}
