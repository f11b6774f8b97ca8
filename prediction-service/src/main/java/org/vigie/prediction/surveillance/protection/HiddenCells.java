package org.vigie.prediction.surveillance.protection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the cells of a week to hide: the small ones, and as many others as it takes that none can be had from a whole
 * less its shown parts. A cell is hidden for every day's view of the week or for none, so that neither an earlier nor a
 * later view gives away what another hides.
 */
public final class HiddenCells {
    private final WeekTable week;
    private final List<Sum> sums;
    private final NavigableSet<Cell> hidden;

    private HiddenCells(WeekTable week, List<Sum> sums, Collection<Cell> hidden) {
        this.week = week;
        this.sums = sums;
        this.hidden = new TreeSet<>(hidden);
    }

    /** @param before cells that have been hidden until now and stay hidden */
    public static NavigableSet<Cell> of(WeekTable week, List<Sum> sums, Collection<Cell> before) {
        HiddenCells cells = new HiddenCells(week, week.present(sums), before);
        cells.hidden.addAll(week.small());
        if (!cells.hidden.isEmpty()) {
            cells.complete();
        }
        return cells.hidden;
    }

    private void complete() {
        int size;
        do {
            size = hidden.size();
            for (Sum sum : sums) {
                for (LocalDate day : week.days(sum)) {
                    protect(sum, day);
                }
            }
            if (hidden.size() == size) {
                protectWhatFollowsFromSeveralSums();
            }
        } while (hidden.size() > size);
    }

    /** Hides more of a sum until what its hidden parts come to is neither one value nor itself too small. */
    private void protect(Sum sum, LocalDate day) {
        Double whole = week.value(sum.whole(), day);
        if (whole == null) {
            return;
        }
        Map<Cell, Double> parts = week.values(sum.parts(), day);
        boolean wholeShown = !hidden.contains(sum.whole());
        while (true) {
            List<Cell> secret = parts.keySet().stream().filter(hidden::contains).toList();
            int unknown = secret.size() + (wholeShown ? 0 : 1);
            double rest = secret.stream().mapToDouble(parts::get).sum();
            boolean safe = unknown == 0 || (unknown > 1 && (!wholeShown || rest >= week.threshold()));
            if (safe) {
                return;
            }
            Optional<Cell> more = smallestShown(parts);
            if (more.isPresent()) {
                hidden.add(more.get());
            } else if (unknown == 1 && wholeShown) {
                hidden.add(sum.whole());
                return;
            } else {
                return;
            }
        }
    }

    private Optional<Cell> smallestShown(Map<Cell, Double> parts) {
        return parts.entrySet().stream()
                .filter(part -> !hidden.contains(part.getKey()))
                .min(Comparator.comparing((Map.Entry<Cell, Double> part) -> part.getValue() <= 0)
                        .thenComparing(Map.Entry::getValue)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    /** Where places are divided into strata too, several sums together can tell what none of them tells alone. */
    private void protectWhatFollowsFromSeveralSums() {
        if (sums.stream()
                        .flatMap(sum -> sum.parts().stream())
                        .map(Cell::stratum)
                        .distinct()
                        .count()
                < 2) {
            return;
        }
        NavigableSet<LocalDate> days = new TreeSet<>();
        sums.forEach(sum -> days.addAll(week.days(sum)));
        for (LocalDate day : days) {
            List<Sum> known = sums.stream()
                    .filter(sum -> week.value(sum.whole(), day) != null)
                    .map(sum -> new Sum(
                            sum.whole(),
                            sum.parts().stream()
                                    .filter(part -> week.value(part, day) != null)
                                    .toList()))
                    .toList();
            for (Cell told : Deduction.told(known, hidden)) {
                hideANeighbour(told, known, day);
            }
        }
    }

    private void hideANeighbour(Cell told, List<Sum> known, LocalDate day) {
        List<Cell> neighbours = new ArrayList<>();
        for (Sum sum : known) {
            if (sum.whole().equals(told) || sum.parts().contains(told)) {
                neighbours.addAll(sum.parts());
                neighbours.add(sum.whole());
            }
        }
        smallestShown(week.values(neighbours, day))
                .or(() -> smallestShown(week.values(cells(known), day)))
                .ifPresent(hidden::add);
    }

    private static List<Cell> cells(List<Sum> sums) {
        List<Cell> cells = new ArrayList<>();
        for (Sum sum : sums) {
            cells.add(sum.whole());
            cells.addAll(sum.parts());
        }
        return cells;
    }
}
