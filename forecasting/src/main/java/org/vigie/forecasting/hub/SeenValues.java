package org.vigie.forecasting.hub;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vigie.forecasting.series.Revision;

/**
 * The values read lately by week, place and day of publication, at 16 bytes a slot. It forgets after two million, so that a
 * file of any length is read in constant memory; what keeps the rows has to notice duplicates further apart.
 */
final class SeenValues {
    private static final long FREE = -1;
    private static final int MOST = 1 << 21;
    private static final int PLACE_BITS = 20;
    private static final int DAY_BITS = 22;
    private static final long DAY_MASK = (1L << DAY_BITS) - 1;

    private final Map<String, Integer> places = new HashMap<>();
    private long[] keys = new long[1 << 10];
    private double[] values = new double[1 << 10];
    private int size;

    SeenValues() {
        Arrays.fill(keys, FREE);
    }

    /** Remembers a value unless there is one with the same key, which is then returned. */
    Optional<Double> put(Revision revision) {
        if (size == MOST) {
            Arrays.fill(keys, FREE);
            size = 0;
        }
        int place = places.computeIfAbsent(revision.place(), code -> places.size());
        long key = ((long) place & ((1L << PLACE_BITS) - 1)) << (2 * DAY_BITS)
                | (revision.targetEndDate().toEpochDay() & DAY_MASK) << DAY_BITS
                | (revision.asOf().toEpochDay() & DAY_MASK);
        int slot = slot(key);
        if (keys[slot] == key) {
            return Optional.of(values[slot]);
        }
        keys[slot] = key;
        values[slot] = revision.value();
        if (++size > keys.length / 2) {
            grow();
        }
        return Optional.empty();
    }

    private int slot(long key) {
        int slot = Long.hashCode(key * 0x9E3779B97F4A7C15L) & (keys.length - 1);
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        double[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new double[oldKeys.length * 2];
        Arrays.fill(keys, FREE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
