package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.json.JsonParserFactory;
import org.vigie.testsupport.PostgresForTests;
import org.vigie.testsupport.TestBrowser;
import org.vigie.testsupport.TestDatabase;

/** Two processes of auth-service behind one address, each request going to the other one. */
class TwoInstancesTests {
    private static final Duration START = Duration.ofMinutes(4);

    private final List<Instance> instances = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Relay address;
    private String publicUrl;

    @TempDir
    private Path logs;

    /** A process, and how many requests it has answered. */
    private record Instance(int port, Process process, AtomicInteger answered) {}

    @BeforeEach
    void start() throws Exception {
        address = Relay.plain();
        publicUrl = address.url();
        var database = PostgresForTests.newDatabase("vigie_auth");
        instances.add(startInstance(database, "first"));
        awaitReady(instances.getFirst());
        instances.add(startInstance(database, "second"));
        awaitReady(instances.getLast());
    }

    @AfterEach
    void stop() throws Exception {
        for (var instance : instances) {
            instance.process().destroyForcibly().waitFor();
        }
        address.close();
    }

    private Instance startInstance(TestDatabase database, String name) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.vigie.auth.AuthServiceApplication",
                        "--server.port=" + port,
                        "--vigie.country=us",
                        "--vigie.public-url=" + publicUrl,
                        "--vigie.auth-url=" + publicUrl,
                        "--vigie.stop-with-parent=true",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.owner(),
                        "--spring.datasource.password=" + TestDatabase.PASSWORD,
                        "--vigie.auth.bootstrap-password=" + AuthServiceTest.BOOTSTRAP,
                        "--vigie.auth.key-encryption-key=0123456789abcdef0123456789abcdef",
                        "--vigie.auth.clients.gateway.secret=" + AuthServiceTest.SECRET)
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve(name + ".log").toFile());
        return new Instance(port, builder.start(), address.add(port));
    }

    private void awaitReady(Instance instance) throws Exception {
        var end = System.nanoTime() + START.toNanos();
        while (true) {
            assertThat(instance.process().isAlive()).as(this::log).isTrue();
            assertThat(System.nanoTime()).as(this::log).isLessThan(end);
            try {
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + instance.port() + "/auth/actuator/health/readiness"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // asked again below
            }
            Thread.sleep(100);
        }
    }

    private String log() {
        try {
            var text = new StringBuilder();
            for (var name : List.of("first.log", "second.log")) {
                if (Files.exists(logs.resolve(name))) {
                    text.append(Files.readString(logs.resolve(name)));
                }
            }
            return text.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private HttpResponse<String> refresh(Instance instance, Object token) throws Exception {
        var basic = Base64.getEncoder()
                .encodeToString(("gateway:" + AuthServiceTest.SECRET).getBytes(StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + instance.port() + "/auth/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(CodeFlow.form(
                                Map.of("grant_type", "refresh_token", "refresh_token", String.valueOf(token)))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Object refreshTokenIn(HttpResponse<String> answer) {
        return Objects.requireNonNull(
                JsonParserFactory.getJsonParser().parseMap(answer.body()).get("refresh_token"));
    }

    @Test
    void refreshTokenIsExchangedOnceByBothTogetherAndItsReplayWithdrawsTheGrant() throws Exception {
        var flow = new CodeFlow(publicUrl + "/auth", publicUrl, new TestBrowser("en"));
        flow.authorize("admin", AuthServiceTest.BOOTSTRAP);
        flow.choose(AuthServiceTest.PASSWORD);
        var token = refreshTokenIn(flow.exchange(flow.last().get("code"), CodeFlow.VERIFIER, AuthServiceTest.SECRET));
        for (int round = 0; round < 10; round++) {
            var asked = token;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var both = threads.invokeAll(instances.stream()
                        .<Callable<HttpResponse<String>>>map(instance -> () -> refresh(instance, asked))
                        .toList());
                var exchanged = new ArrayList<HttpResponse<String>>();
                for (var each : both) {
                    if (each.get().statusCode() == 200) {
                        exchanged.add(each.get());
                    } else {
                        assertThat(each.get().body()).contains("invalid_grant");
                    }
                }
                assertThat(exchanged).as("round " + round).hasSizeLessThanOrEqualTo(1);
                for (var instance : instances) {
                    assertThat(refresh(instance, asked).body()).contains("invalid_grant");
                    for (var winner : exchanged) {
                        assertThat(refresh(instance, refreshTokenIn(winner)).body())
                                .as("a replay withdraws the whole grant, on both")
                                .contains("invalid_grant");
                    }
                }
            }
            token = refreshTokenIn(
                    flow.exchange(flow.authorizeAgain().get("code"), CodeFlow.VERIFIER, AuthServiceTest.SECRET));
        }
        var next = refresh(instances.getFirst(), token);
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(refresh(instances.getLast(), refreshTokenIn(next)).statusCode())
                .as("what one gave out, the other takes")
                .isEqualTo(200);
    }

    @Test
    void oneCanBeKilledDuringSignInAndNobodyNotices() throws Exception {
        var issuer = publicUrl + "/auth";
        var browser = new TestBrowser("en");
        var flow = new CodeFlow(issuer, publicUrl, browser);
        assertThat(browser.fetch(issuer + "/oauth2/jwks").body())
                .as("both sign with the same keys")
                .isEqualTo(browser.fetch(issuer + "/oauth2/jwks").body());
        var guesser = new TestBrowser("en");
        guesser.open(issuer + "/sign-in");
        var answers = new ConcurrentHashMap<Integer, Integer>();
        for (int i = 0; i < 6; i++) {
            answers.merge(
                    guesser.submit(Map.of("username", "nobody", "password", "wrong password"))
                            .statusCode(),
                    1,
                    Integer::sum);
        }
        assertThat(answers)
                .as("failures are counted together")
                .containsEntry(401, 5)
                .containsEntry(429, 1);

        browser.open(flow.address(flow.request()));
        browser.submit(Map.of("username", "admin", "password", AuthServiceTest.BOOTSTRAP));
        assertThat(instances).allMatch(instance -> instance.answered().get() > 0);
        instances.getFirst().process().destroyForcibly().waitFor();

        browser.submit(Map.of("password", AuthServiceTest.PASSWORD, "repeated", AuthServiceTest.PASSWORD));
        assertThat(flow.last()).containsKey("code").containsEntry("state", "state-1");
        var tokens = flow.exchange(flow.last().get("code"), CodeFlow.VERIFIER, AuthServiceTest.SECRET);
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
    }
}
