package org.vigie.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One instance of Vigie on a data folder of its own, started and stopped with {@code ./vigie} as a person would. */
final class Vigie {
    private static final Path HOME =
            Path.of(System.getProperty("vigie.home", "..")).toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Pattern PASSWORD = Pattern.compile("one-time password (\\S+)");

    private final String country;
    private final Path data;
    private final int port;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private Process process;

    private Vigie(String country, Path data, int port) {
        this.country = country;
        this.data = data;
        this.port = port;
    }

    /** An instance of {@code country} on a fresh data folder and a free port; not started. */
    static Vigie of(String country) throws IOException {
        Path parent = Files.createTempDirectory("vigie-" + country + "-");
        // the database may run as another user, who has to get through
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path data = Files.createDirectories(parent.resolve("data"));
        Files.writeString(
                data.resolve("settings.yaml"), "vigie: {auth: {privacy: {controller: Agence de santé d’essai}}}");
        return new Vigie(country, data, freePort());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    /** Starts it and waits until it says that it is ready. */
    Vigie start(String... more) throws IOException, InterruptedException {
        output.clear();
        // a build started in the background ignores Ctrl-C, and so would everything it starts
        List<String> command = new ArrayList<>(
                Files.exists(Path.of("/proc/self")) ? List.of("env", "--default-signal=INT") : List.of());
        command.addAll(List.of(
                "./vigie", "up", "--country", country, "--data", data.toString(), "--port", String.valueOf(port)));
        command.addAll(List.of(more));
        // such as --no-cache where the tests run once on a fresh build
        command.addAll(List.of(
                System.getenv().getOrDefault("VIGIE_UP_OPTIONS", "").strip().split("\\s+", -1)));
        command.removeIf(String::isEmpty);
        process = command(command).redirectErrorStream(true).start();
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        Thread.ofVirtual()
                .start(() -> reader.lines().forEach(line -> {
                    System.out.println(country + "> " + line);
                    output.add(line);
                }));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (output.stream().noneMatch(line -> line.startsWith("Ctrl-C stops"))) {
            assertThat(process.isAlive()).as("still starting: %s", output).isTrue();
            assertThat(System.nanoTime()).as("ready in time: %s", output).isLessThan(end);
            Thread.sleep(100);
        }
        return this;
    }

    /** The administrator's one-time password; null if this start did not print one. */
    String oneTimePassword() {
        return output.stream()
                .map(PASSWORD::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse(null);
    }

    List<String> output() {
        return output;
    }

    /** What {@code run/instance.json} says. */
    JsonNode instance() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(data.resolve("run/instance.json")));
    }

    /** The processes of the parts, the launcher not among them. */
    List<Long> pids() throws IOException {
        return instance()
                .path("parts")
                .valueStream()
                .map(part -> part.path("pid").asLong())
                .toList();
    }

    ProcessHandle part(String name) throws IOException {
        long pid = instance()
                .path("parts")
                .valueStream()
                .filter(part -> part.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("pid")
                .asLong();
        return ProcessHandle.of(pid).orElseThrow();
    }

    List<String> partNames() throws IOException {
        return instance()
                .path("parts")
                .valueStream()
                .map(part -> part.path("name").asString())
                .toList();
    }

    String secret(String name) throws IOException {
        return Files.readString(data.resolve("secrets/shared").resolve(name));
    }

    /** Ctrl-C, as the terminal sends it. */
    int interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        return awaitEnd();
    }

    void kill() {
        process.destroyForcibly();
    }

    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(90, TimeUnit.SECONDS))
                .as("ended: %s", output)
                .isTrue();
        Thread.sleep(200);
        return process.exitValue();
    }

    /** Stops it if it runs, keeps its logs, removes its data. */
    void cleanUp() throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            interrupt();
        }
        Path logs =
                HOME.resolve("system-tests/target/instances").resolve(country).resolve("logs");
        Files.createDirectories(logs);
        if (Files.isDirectory(data.resolve("logs"))) {
            try (Stream<Path> files = Files.list(data.resolve("logs"))) {
                for (Path file : files.toList()) {
                    Files.copy(file, logs.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        try (Stream<Path> all = Files.walk(data.getParent())) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** How another {@code ./vigie} command ended and what it printed. */
    record Outcome(int status, String output) {}

    /** Runs another command on this instance's data folder. */
    Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./vigie"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        return execute(command);
    }

    /** Runs a command that is not about an instance. */
    static Outcome execute(List<String> command) throws IOException, InterruptedException {
        Process process = command(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        System.out.println("$ " + String.join(" ", command) + "\n" + output);
        return new Outcome(process.exitValue(), output);
    }

    private static ProcessBuilder command(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(HOME.toFile());
        builder.environment().put("VIGIE_BUILD", "never");
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return builder;
    }

    static Path target() throws IOException {
        return Files.createDirectories(HOME.resolve("system-tests/target"));
    }

    /** Surveillance data beside the checkout, if there are any: real ones are not kept in the project. */
    static Path sharedData() {
        String named = System.getenv("VIGIE_SHARED_DATA");
        return named != null ? Path.of(named) : HOME.resolveSibling("shared").resolve("data");
    }
}
