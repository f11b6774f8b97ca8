package org.vigie.deployment;

import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The four built services of the United States with a database, started with the settings that their pods have. */
final class RunningServices implements AutoCloseable {
    /** What must never be in a log: every secret of this run has it in. */
    static final String CANARY = "canary0a1b2c3d4e5f";

    /** What runbooks look for in a log. */
    static final String ERROR_IN_LOG = "\"level\":\"ERROR\"";

    private static final Path FOLDER = Path.of("target/services").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Map<String, String> DATABASES =
            new TreeMap<>(Map.of("auth", "auth", "gateway", "gateway", "prediction", "epi", "dataviz", "epi"));

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new TreeMap<>();
    private final Map<String, Integer> managementPorts = new TreeMap<>();
    private final ConcurrentLinkedQueue<byte[]> exported = new ConcurrentLinkedQueue<>();
    private final HttpServer collector;
    private final EmbeddedPostgres postgres;

    private RunningServices() throws IOException, SQLException {
        Files.createDirectories(FOLDER);
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            exported.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "off")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
        createDatabases();
    }

    /** The jar of {@code service} as {@code ./mvnw package} leaves it, or null. */
    static Path jar(String service) {
        Path target = Chart.REPOSITORY.resolve(service + "-service/target");
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElse(null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> names() {
        return List.copyOf(DATABASES.keySet());
    }

    static RunningServices start() throws IOException, InterruptedException, SQLException {
        RunningServices services = new RunningServices();
        try {
            for (String name : names()) {
                services.ports.put(name, freePort());
                services.managementPorts.put(name, freePort());
            }
            for (String name : names()) {
                services.startOne(name);
            }
            for (String name : names()) {
                services.awaitReady(name);
            }
        } catch (IOException | InterruptedException | RuntimeException | Error failure) {
            services.close();
            throw failure;
        }
        return services;
    }

    String url(String service) {
        return "http://localhost:" + ports.get(service);
    }

    HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String url, String form) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> management(String service, String path) throws IOException, InterruptedException {
        return get("http://127.0.0.1:" + managementPorts.get(service) + path);
    }

    List<String> log(String service) throws IOException {
        return Files.readAllLines(FOLDER.resolve(service + ".log"), StandardCharsets.UTF_8);
    }

    /** The batches of spans that the services have sent so far, as they came. */
    List<byte[]> exported() {
        return List.copyOf(exported);
    }

    private void startOne(String name) throws IOException {
        Map<String, String> settings = new TreeMap<>();
        // Kubernetes gives these to every pod, and Spring Boot then trusts what a proxy nearby forwards
        settings.put("KUBERNETES_SERVICE_HOST", "10.96.0.1");
        settings.put("KUBERNETES_SERVICE_PORT", "443");
        settings.put("SERVER_ADDRESS", "127.0.0.1");
        settings.put("SERVER_PORT", String.valueOf(ports.get(name)));
        settings.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        settings.put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPorts.get(name)));
        settings.put("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,prometheus");
        settings.put("MANAGEMENT_ENDPOINT_HEALTH_GROUP_STARTUP_INCLUDE", "readinessState,db");
        settings.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
        settings.put(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + DATABASES.get(name));
        settings.put("SPRING_DATASOURCE_PASSWORD", secret(name));
        settings.put("VIGIE_COUNTRY", "us");
        settings.put("VIGIE_PUBLICURL", url("gateway"));
        for (String other : names()) {
            settings.put("VIGIE_" + other.toUpperCase(java.util.Locale.ROOT) + "URL", url(other));
        }
        settings.put("VIGIE_STOPWITHPARENT", "true");
        settings.put("VIGIE_AUTH_CLIENTS_GATEWAY_SECRET", secret("client"));
        settings.put("VIGIE_GATEWAY_CLIENTSECRET", secret("client"));
        settings.put("VIGIE_AUTH_CLIENTS_CLI_SECRET", secret("cli"));
        settings.put("VIGIE_AUTH_CLIENTS_PARTNER_SECRET", secret("partner"));
        settings.put("VIGIE_AUTH_BOOTSTRAPPASSWORD", secret("first"));
        settings.put(
                "VIGIE_TRACING_ENDPOINT",
                "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                name.equals("prediction") ? "-Xmx512m" : "-Xmx256m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar(name).toString());
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve(name + ".log").toFile());
        processes.put(name, builder.start());
    }

    private void awaitReady(String name) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            if (!processes.get(name).isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(name + " did not start: " + String.join("\n", log(name)));
            }
            try {
                if (management(name, "/actuator/health/readiness").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // nothing listens yet
            }
            Thread.sleep(100);
        }
    }

    private void createDatabases() throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (String name : names()) {
                statement.execute("create role vigie_" + name + " login password '" + secret(name) + "'");
                if (!name.equals("dataviz")) {
                    statement.execute("create database " + DATABASES.get(name) + " owner vigie_" + name
                            + " template template0 encoding 'UTF8' locale 'C.UTF-8'");
                }
            }
        }
    }

    static String secret(String name) {
        return CANARY + "-" + name + "-0123456789abcdef";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        List<Process> started = new ArrayList<>(processes.values());
        started.forEach(Process::destroy);
        for (Process process : started) {
            try {
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        postgres.close();
        collector.stop(0);
        client.close();
    }
}
