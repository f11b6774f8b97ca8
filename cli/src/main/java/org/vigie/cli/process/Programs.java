package org.vigie.cli.process;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigie.cli.Failure;

/** Programs of the operating system. */
public final class Programs {
    private Programs() {}

    /** Where the program named {@code name} is, if it is on PATH or in the folders of the system. */
    public static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(
                        Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** How a short program ended and what it printed. */
    public record Outcome(int status, String output) {}

    /** Runs a short program to its end, giving it {@code input} to read. */
    public static Outcome run(List<String> command, Path folder, String input) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        } catch (IOException e) {
            // it ended without reading; its status tells why
        }
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Outcome(process.waitFor(), output);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while " + command.getFirst() + " ran", e);
        }
    }

    /** {@code command} in a session of its own, so that Ctrl-C in the terminal reaches only the launcher. */
    public static List<String> apart(List<String> command) {
        if (find("setsid").isPresent()) {
            return Stream.concat(Stream.of("setsid"), command.stream()).toList();
        }
        if (find("perl").isPresent()) {
            return Stream.concat(
                            Stream.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec { $ARGV[0] } @ARGV"),
                            command.stream())
                    .toList();
        }
        return command;
    }
}
