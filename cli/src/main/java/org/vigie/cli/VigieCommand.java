package org.vigie.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code vigie} command; each subcommand is a type of its own. */
@Command(name = "vigie", description = "Watches epidemics and forecasts them.", mixinStandardHelpOptions = true)
final class VigieCommand {
    private VigieCommand() {}

    static void main(String[] args) {
        System.exit(new CommandLine(new VigieCommand()).execute(args));
    }
}
