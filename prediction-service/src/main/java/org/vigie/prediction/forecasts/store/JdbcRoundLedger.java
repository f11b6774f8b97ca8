package org.vigie.prediction.forecasts.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.Explanation;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.prediction.forecasts.Round;
import org.vigie.prediction.forecasts.round.RoundLedger;

/** Rounds and their forecasts in the database. */
@Repository
@Transactional
class JdbcRoundLedger implements RoundLedger {
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    JdbcRoundLedger(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Long> findSame(Plan plan) {
        return jdbc.sql("""
                select id from forecasts.round
                where profile = ? and reference_date = ? and as_of = ? and data_revision = ? and seed = ?
                    and code_version = ? and state in ('queued', 'running', 'succeeded') and backtest is null
                order by id desc limit 1
                """)
                .params(
                        plan.profile().id(),
                        plan.referenceDate(),
                        plan.asOf(),
                        plan.dataRevision(),
                        plan.seed(),
                        plan.codeVersion())
                .query(Long.class)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Long> findUnfinished(String profile) {
        return jdbc.sql(
                        "select id from forecasts.round where profile = ? and state in ('queued', 'running') and backtest is null")
                .param(profile)
                .query(Long.class)
                .optional();
    }

    @Override
    public Optional<Long> add(Plan plan) {
        return jdbc.sql("""
                insert into forecasts.round (profile, disease, indicator, reference_date, as_of, data_vintage,
                    data_revision, seed, code_version, synthetic, state, requested_by, requested_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?)
                on conflict (profile) where state in ('queued', 'running') and backtest is null do nothing
                returning id
                """)
                .params(
                        plan.profile().id(),
                        plan.profile().disease(),
                        plan.profile().indicator(),
                        plan.referenceDate(),
                        plan.asOf(),
                        plan.dataVintage(),
                        plan.dataRevision(),
                        plan.seed(),
                        plan.codeVersion(),
                        plan.synthetic(),
                        plan.requestedBy(),
                        now())
                .query(Long.class)
                .optional();
    }

    @Override
    public void running(long id) {
        jdbc.sql("""
                update forecasts.round set state = 'running', started_at = coalesce(started_at, ?)
                where id = ? and state in ('queued', 'running')
                """).params(now(), id).update();
    }

    @Override
    public void ended(long id, Round.State state) {
        jdbc.sql("""
                update forecasts.round set state = ?, finished_at = ?,
                    places = (select count(distinct place) from forecasts.forecast where round = id)
                where id = ? and state in ('queued', 'running')
                """).params(state.name().toLowerCase(Locale.ROOT), now(), id).update();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> finishedMembers(long id) {
        return jdbc.sql("select model from forecasts.member where round = ?")
                .param(id)
                .query((row, number) -> row.getString(1))
                .set();
    }

    @Override
    public void memberSucceeded(long id, int position, ModelForecast forecast, long millis) {
        long places = forecast.forecasts().stream()
                .map(PlaceForecast::place)
                .distinct()
                .count();
        jdbc.sql("""
                insert into forecasts.member (round, model, position, state, places, millis)
                values (?, ?, ?, 'succeeded', ?, ?)
                """).params(id, forecast.model(), position, places, millis).update();
        batches.batchUpdate("""
                insert into forecasts.forecast (round, model, place, horizon, target_end_date, quantiles)
                values (?, ?, ?, ?, ?, ?)
                """, forecast.forecasts(), BATCH, (row, each) -> {
            row.setLong(1, id);
            row.setString(2, forecast.model());
            row.setString(3, each.place());
            row.setInt(4, each.horizon());
            row.setObject(5, each.targetEndDate());
            row.setObject(6, each.quantiles().values());
        });
        batches.batchUpdate("""
                insert into forecasts.explanation (round, model, place, horizon, names, contributions)
                values (?, ?, ?, ?, ?, ?)
                """, forecast.explanations(), BATCH, (row, each) -> {
            row.setLong(1, id);
            row.setString(2, forecast.model());
            row.setString(3, each.place());
            row.setInt(4, each.horizon());
            row.setObject(5, each.parts().stream().map(Explanation.Part::name).toArray(String[]::new));
            row.setObject(
                    6,
                    each.parts().stream().mapToDouble(Explanation.Part::value).toArray());
        });
        batches.batchUpdate("""
                insert into forecasts.refusal (round, model, place, reason, detail) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """, forecast.refusals(), BATCH, (row, each) -> {
            row.setLong(1, id);
            row.setString(2, forecast.model());
            row.setString(3, each.place());
            row.setString(4, each.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            row.setString(5, each.detail());
        });
    }

    @Override
    public void memberFailed(long id, int position, String model, String reason, String detail, long millis) {
        jdbc.sql("""
                insert into forecasts.member (round, model, position, state, reason, detail, places, millis)
                values (?, ?, ?, 'failed', ?, ?, 0, ?)
                """).params(id, model, position, reason, detail, millis).update();
    }

    @Override
    @Transactional(readOnly = true)
    public int succeededMembers(long id) {
        return jdbc.sql("select count(*) from forecasts.member where round = ? and state = 'succeeded'")
                .param(id)
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Round> find(long id) {
        return jdbc.sql("select * from forecasts.round where id = ?")
                .param(id)
                .query((row, number) -> toRound(row))
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Round> list(@Nullable String profile, int most) {
        return jdbc.sql("""
                select * from forecasts.round where backtest is null and (?::text is null or profile = ?) order by id desc limit ?
                """)
                .params(Arrays.asList(profile, profile, most))
                .query((row, number) -> toRound(row))
                .list();
    }

    private Round toRound(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Round(
                id,
                row.getString("profile"),
                row.getObject("reference_date", LocalDate.class),
                row.getObject("as_of", LocalDate.class),
                row.getObject("data_vintage", LocalDate.class),
                row.getLong("data_revision"),
                row.getLong("seed"),
                row.getString("code_version"),
                row.getBoolean("synthetic"),
                Round.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("places"),
                row.getString("requested_by"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                null,
                members(id),
                refusals(id));
    }

    private List<Round.Member> members(long id) {
        return jdbc.sql("select * from forecasts.member where round = ? order by position")
                .param(id)
                .query((row, number) -> new Round.Member(
                        row.getString("model"),
                        row.getString("state").equals("succeeded"),
                        row.getString("reason"),
                        row.getString("detail"),
                        row.getInt("places"),
                        row.getLong("millis")))
                .list();
    }

    private List<Round.RefusedPlace> refusals(long id) {
        return jdbc.sql("select * from forecasts.refusal where round = ? order by place, model")
                .param(id)
                .query((row, number) -> new Round.RefusedPlace(
                        row.getString("model"),
                        row.getString("place"),
                        row.getString("reason"),
                        row.getString("detail")))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    @Override
    @Transactional(readOnly = true)
    public List<PlaceForecast> forecasts(long round, String model, @Nullable String place) {
        return jdbc.sql("""
                select place, horizon, target_end_date, quantiles from published.forecast
                where round = ? and model = ? and (?::text is null or place = ?) order by place, horizon
                """)
                .params(Arrays.asList(round, model, place, place))
                .query((row, number) -> new PlaceForecast(
                        row.getString("place"),
                        row.getInt("horizon"),
                        row.getObject("target_end_date", LocalDate.class),
                        quantiles(row.getArray("quantiles"))))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Explanation> explanations(long round, String model, String place) {
        return jdbc.sql("""
                select horizon, names, contributions from forecasts.explanation
                where round = ? and model = ? and place = ? and not exists (
                    select from published.withheld_forecast w where w.round = ? and w.place = ?)
                order by horizon
                """)
                .params(round, model, place, round, place)
                .query((row, number) -> new Explanation(
                        model,
                        place,
                        row.getInt("horizon"),
                        parts((String[]) row.getArray("names").getArray(), (Double[])
                                row.getArray("contributions").getArray())))
                .list();
    }

    private static List<Explanation.Part> parts(String[] names, Double[] contributions) {
        List<Explanation.Part> parts = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            parts.add(new Explanation.Part(names[i], contributions[i]));
        }
        return parts;
    }

    private static QuantileForecast quantiles(Array stored) throws SQLException {
        Double[] boxed = (Double[]) stored.getArray();
        return QuantileForecast.of(
                Stream.of(boxed).mapToDouble(Double::doubleValue).toArray());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
