package org.vigie.cli.client;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "surveillance data: CSV, gzip, zip of CSV files, XLSX")
    private List<Path> files = List.of();

    @Option(names = "--profile", description = "hub profile of the files, where it cannot be told from them")
    private @Nullable String profile;

    @Option(names = "--source", description = "who published the data")
    private @Nullable String source;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "day on which the data were published, for files that do not say, such as 2024-11-06")
    private @Nullable LocalDate asOf;

    @Option(names = "--sheet", description = "sheet of a workbook; the first one if none is named")
    private @Nullable String sheet;

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
                all &= new Imports(client, out).send(file, fields());
            }
        }
        return all ? 0 : 1;
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        add(fields, "profile", profile);
        add(fields, "source", source);
        add(fields, "as_of", asOf);
        add(fields, "sheet", sheet);
        fields.put("synthetic", Boolean.toString(synthetic));
        return fields;
    }

    private static void add(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }
}
