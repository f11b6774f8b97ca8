package org.vigie.cli.science;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores hub forecast files against what happened and prints a table, best model first. */
@Command(
        name = "score",
        description = "Scores hub forecast files against what happened; models are compared on common sets only.",
        mixinStandardHelpOptions = true)
public final class ScoreCommand implements Callable<Integer> {
    @Option(
            names = "--forecasts",
            required = true,
            arity = "1..*",
            paramLabel = "PATH",
            description = "hub CSV files or folders of them")
    private List<Path> forecasts = List.of();

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "FILE",
            description = "what happened: columns target_end_date, location, value")
    private Path truth = Path.of("");

    @Option(names = "--target", paramLabel = "NAME", description = "the target to score, such as 'wk inc flu hosp'")
    private String target = "";

    @ArgGroup(exclusive = false)
    private ScoreOptions options = new ScoreOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        options.print(forecasts, truth, target, Console.out(spec), Console.err(spec));
        return 0;
    }
}
