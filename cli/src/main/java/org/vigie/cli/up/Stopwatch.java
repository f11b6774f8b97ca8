package org.vigie.cli.up;

/** Time since something began. */
record Stopwatch(long begunNanos) {
    static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    double seconds() {
        return (System.nanoTime() - begunNanos) / 1e9;
    }
}
