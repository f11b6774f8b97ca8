package org.vigie.prediction.surveillance.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HiddenCellsTests {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 8);
    private static final int THRESHOLD = 11;
    private static final List<Sum> COUNTIES =
            List.of(new Sum(all("S"), List.of(all("a"), all("b"), all("c"), all("d"))));

    private static Cell all(String place) {
        return new Cell(place, "all");
    }

    private static WeekTable week(Map<String, Integer> values) {
        WeekTable week = new WeekTable(THRESHOLD);
        values.forEach((place, value) -> week.add(all(place), FIRST, (double) value, true));
        return week;
    }

    @Test
    void nothingIsHiddenWhereNothingIsSmall() {
        assertThat(HiddenCells.of(week(Map.of("S", 60, "a", 11, "b", 49, "c", 0)), COUNTIES, Set.of()))
                .isEmpty();
    }

    @Test
    void secondCellIsHiddenWithTheOnlySmallOne() {
        assertThat(HiddenCells.of(week(Map.of("S", 115, "a", 5, "b", 40, "c", 50, "d", 20)), COUNTIES, Set.of()))
                .containsExactly(all("a"), all("d"));
    }

    @Test
    void restThatIsTooSmallItselfTakesAnotherCellAlong() {
        assertThat(HiddenCells.of(week(Map.of("S", 92, "a", 1, "b", 1, "c", 50, "d", 40)), COUNTIES, Set.of()))
                .containsExactly(all("a"), all("b"), all("d"));
    }

    @Test
    void wholeWithOnePartIsHiddenWithIt() {
        assertThat(HiddenCells.of(week(Map.of("S", 5, "a", 5)), COUNTIES, Set.of()))
                .containsExactly(all("S"), all("a"));
    }

    @Test
    void hiddenWholeIsNotTheSumOfShownParts() {
        List<Sum> sums =
                List.of(new Sum(all("N"), List.of(all("S"), all("R"))), new Sum(all("S"), List.of(all("a"), all("b"))));
        NavigableSet<Cell> hidden =
                HiddenCells.of(week(Map.of("N", 107, "S", 100, "R", 7, "a", 60, "b", 40)), sums, Set.of());
        assertThat(hidden).contains(all("R"), all("S"), all("b")).doesNotContain(all("N"));
    }

    @Test
    void cellThatWasSmallOnceIsHiddenOnEveryDay() {
        WeekTable week = week(Map.of("S", 100, "a", 8, "b", 52, "c", 40));
        week.add(all("a"), FIRST.plusDays(7), 40.0, true);
        week.add(all("S"), FIRST.plusDays(7), 132.0, true);
        assertThat(HiddenCells.of(week, COUNTIES, Set.of())).containsExactly(all("a"), all("c"));
    }

    @Test
    void partnerThatWasNotKnownYetProtectsNothing() {
        WeekTable week = new WeekTable(THRESHOLD);
        week.add(all("S"), FIRST, 105.0, true);
        week.add(all("a"), FIRST, 5.0, true);
        week.add(all("b"), FIRST, 100.0, true);
        week.add(all("c"), FIRST.plusDays(7), 20.0, true);
        week.add(all("S"), FIRST.plusDays(7), 125.0, true);
        assertThat(HiddenCells.of(week, COUNTIES, Set.of())).contains(all("a"), all("b"));
    }

    @Test
    void whatWasHiddenBeforeStaysHidden() {
        WeekTable week = week(Map.of("S", 150, "a", 40, "b", 50, "c", 60));
        assertThat(HiddenCells.of(week, COUNTIES, Set.of(all("a"), all("b")))).containsExactly(all("a"), all("b"));
    }

    @Test
    void publicValuesAreNotSmall() {
        WeekTable week = new WeekTable(THRESHOLD);
        week.add(all("a"), FIRST, 3.0, false);
        assertThat(HiddenCells.of(week, COUNTIES, Set.of())).isEmpty();
    }

    /** Three levels of places and two strata, revised twice: on no day does a hidden cell follow from the shown ones. */
    @Test
    void noHiddenCellFollowsFromWhatIsShownOnAnyDay() {
        int hiddenInAll = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            boolean strata = seed % 2 == 0;
            List<Sum> sums = new ArrayList<>();
            WeekTable week = new WeekTable(THRESHOLD);
            Map<Cell, Double> last = new HashMap<>();
            for (int day = 0; day < 3; day++) {
                sums.clear();
                build(random, week, sums, last, FIRST.plusDays(7L * day), strata);
            }
            NavigableSet<Cell> hidden = HiddenCells.of(week, sums, Set.of());
            assertThat(hidden).as("seed %d", seed).containsAll(week.small());
            hiddenInAll += hidden.size();
            for (int day = 0; day < 3; day++) {
                LocalDate known = FIRST.plusDays(7L * day);
                List<Sum> thatDay = sums.stream()
                        .map(sum -> new Sum(
                                sum.whole(),
                                sum.parts().stream()
                                        .filter(part -> week.value(part, known) != null)
                                        .toList()))
                        .toList();
                NavigableSet<Cell> unknown = new TreeSet<>(hidden);
                unknown.removeIf(cell -> week.value(cell, known) == null);
                assertThat(Deduction.told(thatDay, unknown))
                        .as("seed %d, day %d", seed, day)
                        .isEmpty();
            }
        }
        assertThat(hiddenInAll).isGreaterThan(300);
    }

    private static void build(
            Random random, WeekTable week, List<Sum> sums, Map<Cell, Double> last, LocalDate day, boolean strata) {
        List<String> names = strata ? List.of("young", "old") : List.of();
        List<Cell> states = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            List<Cell> counties = new ArrayList<>();
            for (int c = 0; c < 4; c++) {
                String county = "s" + s + "c" + c;
                double sum = 0;
                List<Cell> parts = new ArrayList<>();
                for (String stratum : names.isEmpty() ? List.of("all") : names) {
                    Cell cell = new Cell(county, stratum);
                    double value = last.containsKey(cell) && random.nextInt(3) > 0
                            ? last.get(cell)
                            : random.nextInt(4) == 0 ? random.nextInt(12) : 11 + random.nextInt(80);
                    put(week, last, cell, day, value);
                    sum += value;
                    parts.add(cell);
                }
                if (strata) {
                    put(week, last, all(county), day, sum);
                    sums.add(new Sum(all(county), parts));
                }
                counties.add(all(county));
            }
            whole(week, sums, last, day, "s" + s, counties, names);
            states.add(all("s" + s));
        }
        whole(week, sums, last, day, "N", states, names);
    }

    private static void whole(
            WeekTable week,
            List<Sum> sums,
            Map<Cell, Double> last,
            LocalDate day,
            String place,
            List<Cell> parts,
            List<String> strata) {
        List<String> all = new ArrayList<>(strata);
        all.add("all");
        for (String stratum : all) {
            List<Cell> same =
                    parts.stream().map(part -> new Cell(part.place(), stratum)).toList();
            put(
                    week,
                    last,
                    new Cell(place, stratum),
                    day,
                    same.stream().mapToDouble(last::get).sum());
            sums.add(new Sum(new Cell(place, stratum), same));
        }
        if (!strata.isEmpty()) {
            sums.add(new Sum(
                    all(place),
                    strata.stream().map(stratum -> new Cell(place, stratum)).toList()));
        }
    }

    private static void put(WeekTable week, Map<Cell, Double> last, Cell cell, LocalDate day, double value) {
        week.add(cell, day, value, true);
        last.put(cell, value);
    }
}
