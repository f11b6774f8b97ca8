package org.vigie.prediction.surveillance.protection;

import java.util.Comparator;

/** The place and stratum that a count of one week is about. */
public record Cell(String place, String stratum) implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::place).thenComparing(Cell::stratum);

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }
}
