package org.vigie.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.vigie.cli.client.AuditCommand;
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
import org.vigie.forecasting.MissingLibraryException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

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
            AuditCommand.class,
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
                .registerConverter(LocalDate.class, VigieCommand::date)
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    PrintWriter err = command.getErr();
                    if (exception instanceof Failure failure) {
                        err.println("vigie: " + failure.getMessage());
                        return failure.status();
                    }
                    if (exception instanceof MissingLibraryException) {
                        err.println("vigie: " + exception.getMessage());
                        return 1;
                    }
                    exception.printStackTrace(err);
                    return 1;
                })
                .setParameterExceptionHandler((exception, arguments) -> {
                    CommandLine command = exception.getCommandLine();
                    String name = command.getCommandSpec().qualifiedName();
                    command.getErr().println(name + ": " + exception.getMessage() + " (see " + name + " --help)");
                    return command.getCommandSpec().exitCodeOnInvalidInput();
                });
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            TypeConversionException failure =
                    new TypeConversionException("'" + text + "' is no date written as YYYY-MM-DD");
            failure.initCause(e);
            throw failure;
        }
    }
}
