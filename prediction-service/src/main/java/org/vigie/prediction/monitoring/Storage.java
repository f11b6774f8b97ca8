package org.vigie.prediction.monitoring;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the database takes on disk. */
@Repository
@Transactional(readOnly = true)
class Storage {
    private final JdbcClient jdbc;

    Storage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Tables and indexes of one schema. */
    record Part(String name, long bytes) {}

    long databaseBytes() {
        return jdbc.sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }

    /** The parts that hold something, the largest first. */
    List<Part> parts() {
        return jdbc.sql("""
                select n.nspname as name, sum(pg_total_relation_size(c.oid))::bigint as bytes
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'm') and n.nspname !~ '^(pg_|information_schema)'
                group by n.nspname
                having sum(pg_total_relation_size(c.oid)) > 0
                order by bytes desc
                """)
                .query((row, number) -> new Part(row.getString("name"), row.getLong("bytes")))
                .list();
    }
}
