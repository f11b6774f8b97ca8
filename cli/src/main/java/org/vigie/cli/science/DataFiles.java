package org.vigie.cli.science;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.cli.Failure;
import org.vigie.forecasting.hub.Finding;
import org.vigie.forecasting.hub.FindingRule;
import org.vigie.forecasting.hub.Findings;

/** Opens, writes and reports on the files that people name, in words they can act on. */
final class DataFiles {
    private static final int SHOWN_FINDINGS = 20;
    private static final Set<FindingRule> DAMAGE =
            Set.of(FindingRule.TRUNCATED_GZIP, FindingRule.CORRUPT_GZIP, FindingRule.RECORD_TOO_LONG);

    private DataFiles() {}

    static InputStream open(Path file) {
        if (Files.isDirectory(file)) {
            throw Failure.ofInput(file + " is a folder; name the files in it");
        }
        try {
            return new BufferedInputStream(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw Failure.ofInput("no such file: " + file, e);
        } catch (IOException e) {
            throw Failure.ofInput("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The CSV files among {@code paths} and in the folders among them, in a stable order. */
    static List<Path> csvFiles(List<Path> paths) {
        return paths.stream().flatMap(DataFiles::csvFiles).toList();
    }

    private static Stream<Path> csvFiles(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> found = Files.walk(path)) {
            return found
                    .filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".csv") || file.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException | UncheckedIOException e) {
            throw Failure.ofInput("cannot list " + path + ": " + e.getMessage(), e);
        }
    }

    /** Something that writes a file's content. */
    interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /** Writes a file so that it is there whole or not at all. */
    static void write(Path file, Content content) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path partial = Files.createTempFile(folder, "." + file.getFileName(), ".part");
            try {
                try (Writer out = Files.newBufferedWriter(partial)) {
                    content.writeTo(out);
                }
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new Failure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Prints the first findings about a file and how many more there are; fails if only a part of it could be read. */
    static void report(Path file, Findings findings, PrintWriter err) {
        List<Finding> shown = findings.list().stream().limit(SHOWN_FINDINGS).toList();
        shown.forEach(finding -> err.println(file + ": " + finding));
        long more = findings.list().size() - shown.size() + findings.more();
        if (more > 0) {
            err.println(file + ": and " + more + " more");
        }
        if (findings.list().stream().anyMatch(finding -> DAMAGE.contains(finding.rule()))) {
            throw Failure.ofInput(file + " is damaged or cut off; get it anew, what can be read of it is not all");
        }
    }
}
