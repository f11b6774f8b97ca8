package org.vigie.cli;

import java.io.PrintWriter;

/** Runs the command line inside a test. */
public final class VigieCommands {
    private VigieCommands() {}

    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return VigieCommand.commandLine().setOut(out).setErr(err).execute(arguments);
    }
}
