package org.vigie.prediction.surveillance.store;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.prediction.surveillance.ingest.VintageWriter.Target;

/** The series of a target by place, and numbers put aside for those that a file may begin while its rows are copied. */
final class SeriesIds {
    /** So many new series that the planner should look at them before anybody reads. */
    private static final int MANY = 1_000;

    private final JdbcClient jdbc;
    private final Target target;
    private final int source;
    private final Map<String, Integer> known = new HashMap<>();
    private final Map<String, Integer> begun = new HashMap<>();
    private final Queue<Integer> free = new ArrayDeque<>();

    SeriesIds(JdbcClient jdbc, Target target, int source) {
        this.jdbc = jdbc;
        this.target = target;
        this.source = source;
        jdbc.sql("""
                select place, id from surveillance.series
                where disease = ? and indicator = ? and stratum = ? and source = ?
                """)
                .params(target.profile().disease(), target.profile().indicator(), target.stratum(), source)
                .query(row -> {
                    known.put(row.getString("place"), row.getInt("id"));
                });
    }

    /** Whether nothing was ever observed of any of the series. */
    boolean areEmpty() {
        return known.isEmpty()
                || !jdbc.sql("""
                        select exists (
                            select from unnest(?) s (id)
                            where exists (select from surveillance.observation o where o.series = s.id))
                        """)
                        .param(known.values().toArray(Integer[]::new))
                        .query(Boolean.class)
                        .single();
    }

    /** Puts as many numbers aside as there are places. */
    void reserve() {
        free.addAll(jdbc.sql("""
                        select nextval(pg_get_serial_sequence('surveillance.series', 'id'))::int from catalogue.place
                        """).query(Integer.class).list());
    }

    /**
     * The number of a place's series, where it has none the next one, so that an index grows at its end; null where no more are
     * put aside.
     */
    @Nullable Integer of(String place) {
        Integer id = known.get(place);
        if (id == null) {
            id = free.poll();
            if (id != null) {
                known.put(place, id);
                begun.put(place, id);
            }
        }
        return id;
    }

    /** Writes down the series that got a number. */
    void writeBegun() {
        jdbc.sql("""
                insert into surveillance.series (id, disease, indicator, place, stratum, source)
                overriding system value
                select id, ?, ?, place, ?, ? from unnest(?, ?) as begun (id, place)
                """)
                .params(
                        target.profile().disease(),
                        target.profile().indicator(),
                        target.stratum(),
                        source,
                        begun.values().toArray(Integer[]::new),
                        begun.keySet().toArray(String[]::new))
                .update();
        if (begun.size() >= MANY) {
            jdbc.sql("analyze surveillance.series").update();
        }
        begun.clear();
    }
}
