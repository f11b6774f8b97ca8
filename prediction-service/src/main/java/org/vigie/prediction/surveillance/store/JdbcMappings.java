package org.vigie.prediction.surveillance.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.prediction.surveillance.ingest.format.Layout;
import org.vigie.prediction.surveillance.ingest.mapping.Mapping;
import org.vigie.prediction.surveillance.ingest.mapping.Mappings;
import tools.jackson.databind.json.JsonMapper;

/** Saved mappings in the database. */
@Repository
@Transactional
class JdbcMappings implements Mappings {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    JdbcMappings(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Mapping> find(String source, List<String> header) {
        return jdbc.sql("select * from surveillance.mapping where source_name = ? and signature = ?")
                .params(source, Mapping.signature(header))
                .query(this::mapping)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Mapping> findFor(List<String> header) {
        return jdbc.sql("select * from surveillance.mapping where signature = ? order by changed_at desc limit 1")
                .param(Mapping.signature(header))
                .query(this::mapping)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Mapping> findLast(String source) {
        return jdbc.sql("select * from surveillance.mapping where source_name = ? order by changed_at desc limit 1")
                .param(source)
                .query(this::mapping)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Mapping> list() {
        return jdbc.sql("select * from surveillance.mapping order by source_name, id")
                .query(this::mapping)
                .list();
    }

    @Override
    public Mapping save(String source, List<String> header, Layout layout, String changedBy) {
        return jdbc.sql("""
                insert into surveillance.mapping (source_name, signature, header, layout, changed_by, changed_at)
                values (?, ?, ?, ?::jsonb, ?, ?)
                on conflict (source_name, signature) do update set header = excluded.header,
                    layout = excluded.layout, changed_by = excluded.changed_by, changed_at = excluded.changed_at
                returning *
                """)
                .params(
                        source,
                        Mapping.signature(header),
                        header.toArray(String[]::new),
                        json.writeValueAsString(layout),
                        changedBy,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .query(this::mapping)
                .single();
    }

    @Override
    public boolean delete(long id) {
        return jdbc.sql("delete from surveillance.mapping where id = ?")
                        .param(id)
                        .update()
                == 1;
    }

    private Mapping mapping(ResultSet row, int number) throws SQLException {
        String[] header = (String[]) row.getArray("header").getArray();
        return new Mapping(
                row.getLong("id"),
                row.getString("source_name"),
                Arrays.asList(header),
                row.getString("signature"),
                json.readValue(row.getString("layout"), Layout.class),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
