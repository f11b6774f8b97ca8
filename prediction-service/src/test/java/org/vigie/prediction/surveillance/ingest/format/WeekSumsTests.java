package org.vigie.prediction.surveillance.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeekSumsTests {
    /** One day of ever other places. */
    private static final class EndlessPlaces implements SourceRows {
        private long line = 1;

        @Override
        public List<String> next() {
            return List.of("2024-11-02", "place " + ++line, "1");
        }

        @Override
        public long line() {
            return line;
        }

        @Override
        public @Nullable String entry() {
            return null;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Test
    void daysOfMoreWeeksAndPlacesThanCanBeHeldAreRefused() {
        Layout daily = new Layout(
                "day",
                Layout.Days.DAYS_OF_MMWR_WEEK,
                "place",
                null,
                null,
                List.of(new Layout.Value("n", "flusight")),
                Map.of(),
                Set.of(),
                Map.of());
        EndlessPlaces days = new EndlessPlaces();
        assertThatThrownBy(() ->
                        WeekSums.of(days, List.of("day", "place", "n"), daily).next())
                .isInstanceOfSatisfying(RefusedFileException.class, refused -> {
                    assertThat(refused.finding().rule()).isEqualTo("too-many-weeks");
                    assertThat(refused.finding().expected()).contains("500000");
                });
        assertThat(days.line()).isEqualTo(500_002);
    }
}
