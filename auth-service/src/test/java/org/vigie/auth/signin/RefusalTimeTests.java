package org.vigie.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTimeTests {
    @ParameterizedTest
    @CsvSource({"0, 250", "1, 249", "249, 1", "250, 250", "620, 130"})
    void stretchesWorkToTheNextMultiple(long spent, long left) {
        assertThat(RefusalTime.left(Duration.ofMillis(spent))).isEqualTo(Duration.ofMillis(left));
    }

    @Test
    void waitsForTheWholeTime() {
        var begun = System.nanoTime();
        RefusalTime.start().await();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(RefusalTime.STEP);
    }
}
