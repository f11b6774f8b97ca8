package org.vigie.forecasting.model.boosting;

import java.util.List;

/** A matrix of features, one row after another. */
record Rows(float[] matrix, int count, int width) {
    /** The rows numbered {@code chosen}, in that order. */
    Rows select(int[] chosen) {
        float[] some = new float[chosen.length * width];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(matrix, chosen[i] * width, some, i * width, width);
        }
        return new Rows(some, chosen.length, width);
    }

    /** The rows of all {@code parts}, each {@code width} wide, one part after another. */
    static Rows joined(List<Rows> parts, int width) {
        int count = parts.stream().mapToInt(Rows::count).sum();
        float[] all = new float[count * width];
        int at = 0;
        for (Rows part : parts) {
            System.arraycopy(part.matrix, 0, all, at, part.count * width);
            at += part.count * width;
        }
        return new Rows(all, count, width);
    }
}
