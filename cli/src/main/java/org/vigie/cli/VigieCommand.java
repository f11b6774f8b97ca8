package org.vigie.cli;

import java.io.PrintWriter;
import org.vigie.cli.client.DemoDataCommand;
import org.vigie.cli.client.ImportCommand;
import org.vigie.cli.client.RoundCommand;
import org.vigie.cli.science.BacktestCommand;
import org.vigie.cli.science.ForecastCommand;
import org.vigie.cli.science.ScoreCommand;
import org.vigie.cli.science.ValidateHubCommand;
import org.vigie.cli.up.StatusCommand;
import org.vigie.cli.up.StopCommand;
import org.vigie.cli.up.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code vigie} command; each subcommand is a type of its own. */
@Command(
        name = "vigie",
        description = "Watches epidemics and forecasts them.",
        mixinStandardHelpOptions = true,
        version = "vigie 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            StopCommand.class,
            ForecastCommand.class,
            BacktestCommand.class,
            ScoreCommand.class,
            ValidateHubCommand.class,
            ImportCommand.class,
            RoundCommand.class,
            DemoDataCommand.class
        })
final class VigieCommand {
    private VigieCommand() {}

    static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new VigieCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    PrintWriter err = command.getErr();
                    if (exception instanceof Failure) {
                        err.println("vigie: " + exception.getMessage());
                    } else {
                        exception.printStackTrace(err);
                    }
                    return 1;
                });
    }
}
