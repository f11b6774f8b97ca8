package org.vigie.prediction.forecasts.store;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.forecasting.TrainedModels;
import org.vigie.prediction.forecasts.round.CodeVersion;

/** What this version of the engine trained and replayed, shared by all processes on the database. */
@Repository
@Transactional
class JdbcTrainedModels implements TrainedModels {
    /** A round looks back for a year. */
    private static final Duration KEPT_FOR = Duration.ofDays(400);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String codeVersion;

    JdbcTrainedModels(JdbcClient jdbc, Clock clock, CodeVersion codeVersion) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.codeVersion = codeVersion.toString();
    }

    @Override
    public Optional<String> find(String key) {
        return jdbc.sql("select content from forecasts.trained where key = ? and code_version = ?")
                .params(key, codeVersion)
                .query(String.class)
                .optional();
    }

    @Override
    public void keep(String key, String text) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("delete from forecasts.trained where kept_at < ?")
                .param(now.minus(KEPT_FOR))
                .update();
        jdbc.sql("""
                insert into forecasts.trained (key, code_version, content, kept_at) values (?, ?, ?, ?)
                on conflict (key, code_version) do update set content = excluded.content, kept_at = excluded.kept_at
                """).params(key, codeVersion, text, now).update();
    }
}
