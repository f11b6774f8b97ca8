package org.vigie.prediction.surveillance.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigie.forecasting.series.Revision;

/** By how much rows change the sums of the places that theirs are parts of, added up while they pass by. */
final class TotalSteps {
    /** Beyond so many they are added up in the database instead, so that memory does not grow with the file. */
    private static final int MOST = 300_000;

    private final Map<String, Branch> branches = new HashMap<>();
    private final Map<Key, double[]> steps = new HashMap<>();
    private boolean tooMany;

    /** Parts of one kind of one whole. */
    record Branch(String kind, String parent) {}

    private record Key(Branch branch, LocalDate end, LocalDate asOf) {}

    /** Takes what a branch's sum changes by. */
    interface Sink {
        void step(Branch branch, LocalDate end, LocalDate asOf, double value, long present, long known);
    }

    TotalSteps(JdbcClient jdbc) {
        jdbc.sql("select code, kind, parent from catalogue.place where parent is not null")
                .query(row -> {
                    branches.put(row.getString("code"), new Branch(row.getString("kind"), row.getString("parent")));
                });
    }

    /** Takes a row and the one of the same week that it replaces. */
    void add(@Nullable Revision before, Revision row) {
        Branch branch = branches.get(row.place());
        if (branch == null || tooMany) {
            return;
        }
        double[] step = steps.computeIfAbsent(new Key(branch, row.targetEndDate(), row.asOf()), key -> new double[3]);
        step[0] += counted(row.value()) - (before == null ? 0 : counted(before.value()));
        step[1] += present(row) - (before == null ? 0 : present(before));
        step[2] += before == null ? 1 : 0;
        if (steps.size() > MOST) {
            tooMany = true;
            steps.clear();
        }
    }

    private static double counted(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static int present(Revision row) {
        return Double.isNaN(row.value()) ? 0 : 1;
    }

    /** Whether there were more than are kept here. */
    boolean areTooMany() {
        return tooMany;
    }

    void forEach(Sink sink) {
        steps.forEach((key, step) ->
                sink.step(key.branch(), key.end(), key.asOf(), step[0], Math.round(step[1]), Math.round(step[2])));
    }
}
