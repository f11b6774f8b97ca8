package org.vigie.prediction.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a place is and was.
 *
 * @param validFrom first day on which the code is valid; null where it always was
 * @param validTo first day on which it is not valid any more; null while it is
 * @param parents what it is and was a part of, the newest first
 * @param predecessors places that it took the place of
 * @param successors places that took its place
 * @param populations inhabitants, the newest year first and of each year the newest estimate first
 */
public record PlaceHistory(
        String code,
        String name,
        String kind,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<Membership> parents,
        List<Succession> predecessors,
        List<Succession> successors,
        List<Population> populations) {
    public PlaceHistory {
        parents = List.copyOf(parents);
        predecessors = List.copyOf(predecessors);
        successors = List.copyOf(successors);
        populations = List.copyOf(populations);
    }

    /** A whole that a place is or was a part of; null days where that always was or still is so. */
    public record Membership(
            String code,
            String name,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    /** Another place and the day of the change. */
    public record Succession(String code, String name, LocalDate since) {}

    /** The inhabitants of a year, as estimated by {@code source} and published on {@code knownFrom}. */
    public record Population(int year, long inhabitants, String source, LocalDate knownFrom) {}
}
