package org.vigie.cli.client;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.Failure;
import org.vigie.cli.instance.InstanceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads surveillance files into the running instance. */
@Command(
        name = "import",
        description = "Loads surveillance files into the running instance.",
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "hub target data, CSV, gzipped or not")
    private List<Path> files = List.of();

    @Option(names = "--profile", description = "hub profile of the files, where it cannot be told from them")
    private @Nullable String profile;

    @Option(names = "--source", description = "who published the data")
    private @Nullable String source;

    @Option(names = "--synthetic", description = "the values are made up, and are to be marked so everywhere")
    private boolean synthetic;

    @Mixin
    private InstanceOptions options = new InstanceOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new Failure(file + " is not a file that can be read");
            }
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        boolean all = true;
        try (VigieClient client = VigieClient.of(options.running())) {
            for (Path file : files) {
                all &= new Imports(client, out).send(file, profile, source, synthetic);
            }
        }
        return all ? 0 : 1;
    }
}
