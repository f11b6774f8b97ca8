package org.vigie.prediction.surveillance.protection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a reader can work out exactly from sums with some cells hidden: Gauss-Jordan elimination. */
final class Deduction {
    private static final double ZERO = 1e-9;

    private Deduction() {}

    /** The hidden cells whose value follows from the shown ones. */
    static List<Cell> told(List<Sum> sums, Collection<Cell> hidden) {
        List<Cell> unknown = List.copyOf(hidden);
        Map<Cell, Integer> columns = new HashMap<>();
        for (int i = 0; i < unknown.size(); i++) {
            columns.put(unknown.get(i), i);
        }
        double[][] rows = sums.stream().map(sum -> row(sum, columns)).toArray(double[][]::new);
        List<Cell> told = new ArrayList<>();
        int rank = 0;
        for (int column = 0; column < unknown.size() && rank < rows.length; column++) {
            if (pivot(rows, rank, column)) {
                rank++;
            }
        }
        for (int i = 0; i < rank; i++) {
            int only = onlyColumn(rows[i]);
            if (only >= 0) {
                told.add(unknown.get(only));
            }
        }
        return told;
    }

    private static double[] row(Sum sum, Map<Cell, Integer> columns) {
        double[] row = new double[columns.size()];
        Integer whole = columns.get(sum.whole());
        if (whole != null) {
            row[whole] = -1;
        }
        for (Cell part : sum.parts()) {
            Integer column = columns.get(part);
            if (column != null) {
                row[column] = 1;
            }
        }
        return row;
    }

    private static boolean pivot(double[][] rows, int rank, int column) {
        int best = rank;
        for (int i = rank + 1; i < rows.length; i++) {
            if (Math.abs(rows[i][column]) > Math.abs(rows[best][column])) {
                best = i;
            }
        }
        if (Math.abs(rows[best][column]) < ZERO) {
            return false;
        }
        double[] row = rows[best];
        rows[best] = rows[rank];
        rows[rank] = row;
        double lead = row[column];
        for (int j = 0; j < row.length; j++) {
            row[j] /= lead;
        }
        for (int i = 0; i < rows.length; i++) {
            double factor = rows[i][column];
            if (i != rank && Math.abs(factor) > ZERO) {
                for (int j = 0; j < row.length; j++) {
                    rows[i][j] -= factor * row[j];
                }
            }
        }
        return true;
    }

    private static int onlyColumn(double[] row) {
        int only = -1;
        for (int j = 0; j < row.length; j++) {
            if (Math.abs(row[j]) > ZERO) {
                if (only >= 0) {
                    return -1;
                }
                only = j;
            }
        }
        return only;
    }
}
