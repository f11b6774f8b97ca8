package org.vigie.forecasting.model.boosting;

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
}
