package org.vigie.prediction.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The newest rounds and how long such rounds usually take. */
@Repository
@Transactional(readOnly = true)
class RecentRounds {
    private final JdbcClient jdbc;

    RecentRounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One round.
     *
     * @param usual median time of the last ten that succeeded for its profile; null before the first
     * @param failedModels the models that gave no forecast
     */
    record Entry(
            long id,
            String profile,
            LocalDate referenceDate,
            String state,
            int places,
            List<String> failedModels,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Duration usual) {}

    List<Entry> newest(int most) {
        return jdbc.sql("""
                with usual as (
                    select profile, percentile_cont(0.5) within group (order by seconds) as seconds from (
                        select profile, extract(epoch from finished_at - started_at) as seconds,
                            row_number() over (partition by profile order by id desc) as place
                        from forecasts.round where state = 'succeeded' and backtest is null and started_at is not null
                    ) ended where place <= 10 group by profile
                )
                select r.*, u.seconds, array(
                    select m.model from forecasts.member m where m.round = r.id and m.state = 'failed' order by m.position) as failed_models
                from forecasts.round r left join usual u on u.profile = r.profile
                where r.backtest is null
                order by r.id desc limit ?
                """).param(most).query(RecentRounds::entry).list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        Double usual = row.getObject("seconds", Double.class);
        return new Entry(
                row.getLong("id"),
                row.getString("profile"),
                row.getObject("reference_date", LocalDate.class),
                row.getString("state"),
                row.getInt("places"),
                List.of((String[]) row.getArray("failed_models").getArray()),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                usual == null ? null : Duration.ofMillis(Math.round(usual * 1000)));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
