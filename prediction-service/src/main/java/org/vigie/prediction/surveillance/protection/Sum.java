package org.vigie.prediction.surveillance.protection;

import java.util.List;

/** A whole that is the sum of its parts: a place and those below it, or everybody and the strata. */
public record Sum(Cell whole, List<Cell> parts) {
    public Sum {
        parts = List.copyOf(parts);
    }
}
