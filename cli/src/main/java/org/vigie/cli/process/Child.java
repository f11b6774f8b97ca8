package org.vigie.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vigie.cli.Failure;
import org.vigie.cli.Reasons;

/** A process this one started, with a log file; it sees its standard input close when this one ends, however it ends. */
public final class Child {
    private static final long LARGEST_LOG = 10_000_000;
    private static final int LAST_LINES = 15;

    private final String name;
    private final Process process;
    private final Path log;
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts {@code command} apart from the terminal, its output going to {@code log}. */
    public static Child start(String name, List<String> command, Path folder, Path log) {
        return start(name, command, folder, log, Map.of());
    }

    /** Starts {@code command} with more environment variables. */
    public static Child start(
            String name, List<String> command, Path folder, Path log, Map<String, String> environment) {
        try {
            if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            ProcessBuilder builder = new ProcessBuilder(Programs.apart(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(key -> key.startsWith("SPRING_") || key.startsWith("VIGIE_"));
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().putAll(environment);
            return new Child(name, builder.start(), log);
        } catch (IOException e) {
            throw new Failure("cannot start " + name + ": " + Reasons.of(e), e);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process ends, whatever the reason. */
    public CompletableFuture<Child> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    /** Whether this process was asked to stop by {@link #stop}. */
    public boolean wasStopped() {
        return stopping.get();
    }

    /** Asks the process to stop and waits; kills it if it takes longer than {@code patience}. */
    public void stop(Duration patience) {
        stopping.set(true);
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // it has closed its end already
        }
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What happened to an ended process: its status and the last lines of its log. */
    public String obituary() {
        return name + " ended with status " + (process.isAlive() ? "?" : process.exitValue()) + "; the end of " + log
                + ":\n" + lastLines();
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
            StringBuilder text = new StringBuilder();
            if (lines.stream()
                    .skip(Math.max(0, lines.size() - 200))
                    .anyMatch(line -> line.contains("No space left on device"))) {
                text.append("  The disk is full.\n");
            }
            lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())
                    .forEach(line -> text.append("  | ")
                            .append(line.length() > 300 ? line.substring(0, 300) : line)
                            .append('\n'));
            return text.toString().stripTrailing();
        } catch (IOException e) {
            return "  (cannot be read: " + Reasons.of(e) + ")";
        }
    }

    /** Sleeps; an interrupt ends the command. */
    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }
}
