package org.vigie.cli.up;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints one line per step. */
final class Steps {
    private final PrintWriter out;

    Steps(PrintWriter out) {
        this.out = out;
    }

    /** A step that is over: what, where, and how long it took. */
    synchronized void done(String what, String where, Stopwatch watch) {
        out.println(String.format(Locale.ROOT, "  %-20s %-22s %6.1f s", what, where, watch.seconds()));
        out.flush();
    }

    synchronized void stopped(String what) {
        say("  " + what + " stopped");
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }
}
