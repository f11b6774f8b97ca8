package org.vigie.cli.science;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.Failure;
import org.vigie.forecasting.hub.Finding;
import org.vigie.forecasting.hub.Findings;
import org.vigie.forecasting.hub.HubCheck;
import org.vigie.forecasting.hub.HubFileCheck;
import org.vigie.forecasting.hub.HubForecastFile;
import org.vigie.forecasting.hub.HubProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Checks forecast files as the hubs do and shows every finding at once; status 1 if a check fails. */
@Command(
        name = "validate-hub",
        description =
                "Checks forecast files as the hubs do, and shows all findings at once. Status 1 if a check fails.",
        mixinStandardHelpOptions = true)
public final class ValidateHubCommand implements Callable<Integer> {
    /** How findings are shown. */
    enum Format {
        TEXT,
        JSON
    }

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "hub CSV files or folders of them")
    private List<Path> paths = List.of();

    @Option(
            names = "--profile",
            paramLabel = "HUB",
            converter = DataOptions.ProfileConverter.class,
            description = "the hub; default: the one whose target the file names")
    private @Nullable HubProfile profile;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json; default ${DEFAULT-VALUE}")
    private Format format = Format.TEXT;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Console.out(spec);
        List<Path> files = DataFiles.csvFiles(paths);
        if (files.isEmpty()) {
            throw Failure.ofInput("there is no CSV file in " + paths);
        }
        boolean failed = false;
        List<Map<String, Object>> reports = new ArrayList<>();
        for (Path file : files) {
            Findings findings = check(file);
            failed |= findings.errors() > 0;
            if (format == Format.TEXT) {
                print(file, findings, out);
            } else {
                reports.add(report(file, findings));
            }
        }
        if (format == Format.JSON) {
            out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(reports));
        }
        out.flush();
        return failed ? 1 : 0;
    }

    private Findings check(Path file) throws IOException {
        HubProfile hub = profile != null ? profile : profileOf(file);
        try (InputStream in = DataFiles.open(file)) {
            return HubFileCheck.check(in, file.getFileName().toString(), hub);
        }
    }

    /** The profile whose target the file's first forecast is about; FluSight where it is about none. */
    private static HubProfile profileOf(Path file) throws IOException {
        try (InputStream in = DataFiles.open(file)) {
            return HubForecastFile.read(in, file.getFileName().toString()).forecasts().stream()
                    .flatMap(forecast -> HubProfile.forecast().stream()
                            .filter(hub -> hub.target().equals(forecast.target())))
                    .findFirst()
                    .orElse(HubProfile.FLUSIGHT);
        }
    }

    private static void print(Path file, Findings findings, PrintWriter out) {
        out.println(file + (findings.errors() == 0 ? ": valid" : ": " + findings.errors() + " findings"));
        for (HubCheck check : HubCheck.values()) {
            List<Finding> own = findings.list().stream()
                    .filter(finding -> HubCheck.of(finding.rule()) == check)
                    .toList();
            out.println("  " + (own.isEmpty() ? "ok     " : "FAILED ") + check.id() + ": " + check.meaning());
            own.forEach(finding -> out.println("           " + finding));
        }
        if (findings.more() > 0) {
            out.println("  and " + findings.more() + " more findings");
        }
    }

    private static Map<String, Object> report(Path file, Findings findings) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("file", file.toString());
        report.put("valid", findings.errors() == 0);
        report.put("more", findings.more());
        report.put(
                "findings",
                findings.list().stream().map(ValidateHubCommand::columns).toList());
        return report;
    }

    private static Map<String, Object> columns(Finding finding) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("check", HubCheck.of(finding.rule()).id());
        columns.put("rule", finding.rule().id());
        columns.put("severity", finding.severity().id());
        columns.put("line", finding.line());
        columns.put("column", finding.column() == null ? "" : finding.column());
        columns.put("found", finding.found());
        columns.put("expected", finding.expected());
        return columns;
    }
}
