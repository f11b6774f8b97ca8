package org.vigie.forecasting.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RootScaleTests {
    @Test
    void inverseGivesTheValueBack() {
        RootScale scale = RootScale.fit(50, new double[] {3, 9, Double.NaN, 700, 41}, 0.4);
        for (double value : new double[] {0, 1, 17.5, 700, 90_000}) {
            assertThat(scale.invert(scale.apply(value))).isCloseTo(value, within(1e-6 * (1 + value)));
        }
    }

    @Test
    void nothingBelowZeroComesBack() {
        assertThat(RootScale.fit(1, new double[] {5, 6}, 0.4).invert(-10)).isZero();
    }
}
