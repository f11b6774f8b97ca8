package org.vigie.dataviz.figures.fanchart;

import java.util.ArrayList;
import java.util.List;

/** A value axis from zero to a round number, with ticks at round steps. */
record ValueAxis(double top, double step) {
    private static final int FEWEST_TICKS = 4;

    /** The axis that just holds {@code highest}. */
    static ValueAxis upTo(double highest) {
        double wanted = Math.max(highest, 1e-6) / FEWEST_TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        double step = power;
        for (double factor : new double[] {1, 2, 2.5, 5, 10}) {
            step = factor * power;
            if (step >= wanted) {
                break;
            }
        }
        return new ValueAxis(Math.max(1, Math.ceil(highest / step - 1e-9)) * step, step);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step <= top * (1 + 1e-9); i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
