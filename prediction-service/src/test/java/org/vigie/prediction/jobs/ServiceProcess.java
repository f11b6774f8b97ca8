package org.vigie.prediction.jobs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.vigie.prediction.Api;
import org.vigie.prediction.PredictionServiceApplication;
import org.vigie.testsupport.TestTokens;

/** A prediction-service in a process of its own, which can be killed like one. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path log;
    private final int port;

    private ServiceProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts it on a database and waits until it answers. */
    static ServiceProcess start(String databaseUrl, Path folder) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "service", ".log");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        PredictionServiceApplication.class.getName(),
                        "--vigie.country=us",
                        "--vigie.stop-with-parent=true",
                        "--server.port=" + port,
                        "--spring.main.banner-mode=off",
                        "--vigie.public-url=" + TestTokens.PUBLIC_URL,
                        "--vigie.auth-url=" + TestTokens.authUrl(),
                        "--spring.datasource.url=" + databaseUrl,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password="))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ServiceProcess service = new ServiceProcess(process, log, port);
        service.awaitReady();
        return service;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException("The service does not start:\n" + Files.readString(log));
            }
            Thread.sleep(200);
        }
    }

    private boolean isReady() {
        try {
            return api().get("/actuator/health/readiness").statusCode() == 200;
        } catch (java.io.UncheckedIOException notYet) {
            return false;
        }
    }

    Api api() {
        return Api.at(port);
    }

    /** SIGKILL: nothing of it runs on. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
