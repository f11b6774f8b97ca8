package org.vigie.prediction.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How good the forecasts of rounds made in their own week turned out to be: lately, and in the months before. */
@Repository
@Transactional(readOnly = true)
class LiveSkill {
    /** Reference dates that count as lately, and how many there are with those before. */
    private static final int RECENT = 6;

    private static final int ALL = 26;

    private final JdbcClient jdbc;

    LiveSkill(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A model's scores over some reference dates.
     *
     * @param period {@code recent} or {@code before}
     * @param coverage50 share of observed values within the central interval of that width
     * @param relativeWis its weighted interval score as a share of the baseline's on the same forecasts; not a number without any
     */
    record Standing(
            String profile,
            String model,
            String period,
            long forecasts,
            double coverage50,
            double coverage80,
            double coverage95,
            double relativeWis) {}

    /** Of each reference date the newest round made within a week of it; replays of the past do not count. */
    List<Standing> standings() {
        return jdbc.sql("""
                with live as (
                    select distinct on (profile, reference_date) id, profile, reference_date from forecasts.round r
                    where state = 'succeeded' and backtest is null and (requested_at at time zone 'UTC')::date <= reference_date + 7
                        and exists (select from skill.score s where s.round = r.id)
                    order by profile, reference_date, id desc
                ), ranked as (
                    select id, profile, row_number() over (partition by profile order by reference_date desc) as place from live
                )
                select r.profile, s.model, case when r.place <= :recent then 'recent' else 'before' end as period,
                    count(*) as forecasts, avg(s.covered_50::int) as coverage_50, avg(s.covered_80::int) as coverage_80,
                    avg(s.covered_95::int) as coverage_95,
                    sum(s.wis) filter (where b.round is not null) / nullif(sum(b.wis), 0) as relative_wis
                from ranked r
                join skill.score s on s.round = r.id
                left join skill.score b on b.round = s.round and b.model = 'baseline' and b.place = s.place and b.horizon = s.horizon
                where r.place <= :all
                group by 1, 2, 3
                """)
                .param("recent", RECENT)
                .param("all", ALL)
                .query(LiveSkill::standing)
                .list();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        Double relativeWis = row.getObject("relative_wis", Double.class);
        return new Standing(
                row.getString("profile"),
                row.getString("model"),
                row.getString("period"),
                row.getLong("forecasts"),
                row.getDouble("coverage_50"),
                row.getDouble("coverage_80"),
                row.getDouble("coverage_95"),
                relativeWis == null ? Double.NaN : relativeWis);
    }
}
