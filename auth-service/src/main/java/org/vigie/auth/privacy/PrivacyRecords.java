package org.vigie.auth.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The entries of the register of processing and of the record of breaches. */
@Repository
class PrivacyRecords {
    /** An entry with its fields in their order. */
    record Entry(UUID id, Map<String, String> fields, Instant createdAt, String changedBy, Instant changedAt) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    PrivacyRecords(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    List<Entry> list(RecordKind kind) {
        return jdbc.sql("SELECT * FROM privacy_record WHERE kind = :kind ORDER BY created_at, id")
                .param("kind", kind.name())
                .query((row, number) -> new Entry(
                        row.getObject("id", UUID.class),
                        ordered(kind, json.readValue(row.getString("fields"), new TypeReference<>() {})),
                        row.getTimestamp("created_at").toInstant(),
                        row.getString("changed_by"),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    Optional<Entry> find(RecordKind kind, UUID id) {
        return list(kind).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    UUID add(RecordKind kind, Map<String, String> fields, String actor) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                INSERT INTO privacy_record (id, kind, fields, created_at, changed_by, changed_at)
                VALUES (:id, :kind, :fields::jsonb, :now, :actor, :now)""")
                .param("id", id)
                .param("kind", kind.name())
                .param("fields", json.writeValueAsString(ordered(kind, fields)))
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", actor)
                .update();
        return id;
    }

    boolean change(RecordKind kind, UUID id, Map<String, String> fields, String actor) {
        return jdbc.sql("""
                UPDATE privacy_record SET fields = :fields::jsonb, changed_by = :actor, changed_at = :now
                WHERE id = :id AND kind = :kind""")
                        .param("fields", json.writeValueAsString(ordered(kind, fields)))
                        .param("actor", actor)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", id)
                        .param("kind", kind.name())
                        .update()
                == 1;
    }

    boolean remove(RecordKind kind, UUID id) {
        return jdbc.sql("DELETE FROM privacy_record WHERE id = :id AND kind = :kind")
                        .param("id", id)
                        .param("kind", kind.name())
                        .update()
                == 1;
    }

    private static Map<String, String> ordered(RecordKind kind, Map<String, String> fields) {
        var ordered = new LinkedHashMap<String, String>();
        kind.fields().forEach(field -> ordered.put(field, fields.getOrDefault(field, "")));
        return ordered;
    }
}
