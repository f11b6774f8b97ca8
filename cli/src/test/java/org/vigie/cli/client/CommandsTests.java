package org.vigie.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigie.cli.DataFolder;
import org.vigie.cli.VigieCommands;
import org.vigie.cli.instance.InstanceFile;
import org.vigie.cli.instance.InstanceLock;

/** The commands against recorded answers; the real services answer in system-tests. */
class CommandsTests {
    @TempDir
    Path folder;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> asked = new ConcurrentHashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;
    private DataFolder data;
    private InstanceLock lock;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        data = new DataFolder(folder.resolve("data"));
        data.create(false);
        lock = InstanceLock.take(data);
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        int port = server.getAddress().getPort();
        new InstanceFile(
                        "us",
                        ProcessHandle.current().pid(),
                        Instant.EPOCH,
                        url,
                        List.of(
                                new InstanceFile.Part(
                                        "auth-service", ProcessHandle.current().pid(), port, url),
                                new InstanceFile.Part(
                                        "prediction-service",
                                        ProcessHandle.current().pid(),
                                        port,
                                        url)))
                .write(data);
        answers.put("POST /auth/oauth2/token", "{\"access_token\":\"t\",\"expires_in\":300}");
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        lock.close();
    }

    @Test
    void importPrintsRowsAndChanges() throws IOException {
        Path file = Files.writeString(folder.resolve("flu.csv"), "target_end_date,location,as_of,value\n");
        answers.put("POST /v1/imports", "{\"id\":3,\"job\":\"j\"}");
        answers.put("GET /v1/jobs/j", "{\"state\":\"succeeded\"}");
        answers.put(
                "GET /v1/imports/3",
                "{\"rows\":10,\"changes\":8,\"unchanged\":2,\"profiles\":[\"flusight\"],\"findings\":[]}");
        assertThat(run("import", file.toString(), "--profile", "flusight")).isZero();
        assertThat(out.toString()).contains("flu.csv: 10 rows, 8 changes, 2 known already (flusight)");
        assertThat(asked.get("POST /v1/imports"))
                .contains("name=\"profile\"", "flusight", "filename=\"flu.csv\"", "target_end_date,location");
        assertThat(asked.get("POST /auth/oauth2/token")).contains("grant_type=client_credentials");
    }

    @Test
    void refusedFileIsShownLineByLine() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), "x\n");
        answers.put("POST /v1/imports", "{\"id\":4,\"job\":\"j\"}");
        answers.put("GET /v1/jobs/j", "{\"state\":\"failed\",\"problem\":\"1 error\"}");
        answers.put("GET /v1/imports/4", """
                {"findings":[{"line":2,"column":"value","message":"bad.csv, line 2, column value: Not a number"},
                    {"severity":"warning","place":"06","targetEndDate":"2026-01-10","message":"bad.csv, 06 2026-01-10: Far off"}]}
                """);
        assertThat(run("import", file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains(file + ":2:value: Not a number")
                .contains(file + ": 06 2026-01-10: warning: Far off")
                .contains("refused, nothing of it is kept: 1 error");
    }

    @Test
    void auditSaysWhetherTheChainIsWholeAndHoldsTheHeadNoted() {
        answers.put("GET /auth/api/v1/audit/integrity", "{\"whole\":true,\"head\":\"12:ab\"}");
        assertThat(run("audit")).isZero();
        assertThat(out.toString()).contains("The chain of events is whole.", "head: 12:ab");
        assertThat(asked.get("POST /auth/oauth2/token")).contains("audit%3Averify");
        answers.put("GET /auth/api/v1/audit/integrity", "{\"whole\":true,\"head\":\"14:cd\",\"holds\":true}");
        assertThat(run("audit", "--head", "12:ab")).isZero();
        assertThat(out.toString()).contains("It holds the head given.");
        answers.put("GET /auth/api/v1/audit/integrity", "{\"whole\":false,\"head\":\"9:ef\",\"holds\":false}");
        assertThat(run("audit", "--head", "12:ab")).isEqualTo(1);
        assertThat(out.toString()).contains("BROKEN: it does not hold the head given");
        answers.put("GET /auth/api/v1/audit/integrity", "{\"whole\":false,\"head\":\"9:ef\",\"firstBroken\":3}");
        assertThat(run("audit")).isEqualTo(1);
        assertThat(out.toString()).contains("BROKEN: event 3 was changed");
    }

    @Test
    void missingFileIsNamed() {
        assertThat(run("import", "/nowhere/flu.csv")).isEqualTo(1);
        assertThat(err.toString()).contains("/nowhere/flu.csv is not a file that can be read");
    }

    @Test
    void roundRunsEveryProfileWithData() {
        answers.put(
                "GET /v1/profiles",
                "[{\"id\":\"flusight\",\"lastTargetEndDate\":\"2026-02-14\"},{\"id\":\"covid-hub\",\"lastTargetEndDate\":null},"
                        + "{\"id\":\"us-mpox\",\"horizons\":[],\"lastTargetEndDate\":\"2026-02-14\"}]");
        answers.put("POST /v1/rounds", "{\"id\":5,\"job\":\"j\"}");
        answers.put("GET /v1/jobs/j", "{\"state\":\"succeeded\"}");
        answers.put(
                "GET /v1/rounds/5",
                "{\"id\":5,\"referenceDate\":\"2026-02-21\",\"asOf\":\"2026-02-18\",\"models\":[\"a\",\"b\"],\"places\":53,"
                        + "\"refusals\":[{\"place\":\"72\",\"detail\":\"no recent data\"}]}");
        assertThat(run("round", "--as-of", "2026-02-18")).isZero();
        assertThat(out.toString())
                .contains("flusight: round 5 for 2026-02-21, data as of 2026-02-18, 2 models, 53 places")
                .contains("no forecast for 72: no recent data")
                .doesNotContain("covid-hub", "us-mpox");
        assertThat(asked.get("POST /v1/rounds")).contains("\"asOf\":\"2026-02-18\"");
    }

    @Test
    void problemOfTheServiceIsShown() {
        answers.put("POST /v1/rounds", "409 {\"title\":\"No data\",\"detail\":\"flusight has none\"}");
        assertThat(run("round", "--profile", "flusight")).isEqualTo(1);
        assertThat(err.toString()).contains("vigie: No data: flusight has none (409)");
    }

    @Test
    void instanceThatIsNotRunningIsSaidSo() {
        lock.close();
        assertThat(run("round")).isEqualTo(1);
        assertThat(err.toString()).contains("no Vigie is running on " + data.root());
    }

    @Test
    void statusListsTheParts() {
        assertThat(run("status")).isZero();
        assertThat(out.toString())
                .contains("Vigie for us")
                .contains("prediction-service")
                .contains("running");
    }

    @Test
    void demoDataAreTheSameForTheSameOptions() throws IOException {
        Path one = folder.resolve("one.csv");
        Path two = folder.resolve("two.csv.gz");
        assertThat(run("demo-data", "--country", "ch", "--until", "2026-02-20", "--out", one.toString()))
                .isZero();
        assertThat(run("demo-data", "--profile", "respicast-ili", "--until", "2026-02-20", "--out", two.toString()))
                .isZero();
        try (var unzipped = new java.util.zip.GZIPInputStream(Files.newInputStream(two))) {
            assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(Files.readString(one));
        }
        assertThat(Files.readString(one))
                .startsWith("target_end_date,location,as_of,target,value\n")
                .contains(",CH,");
    }

    @Test
    void demonstrationLoadsWhatIsMissing() {
        answers.put(
                "GET /v1/profiles",
                "[{\"id\":\"flusight\",\"lastTargetEndDate\":null},{\"id\":\"covid-hub\",\"lastTargetEndDate\":\"2026-02-14\"}]");
        answers.put("POST /v1/imports", "{\"id\":3,\"job\":\"j\"}");
        answers.put("GET /v1/jobs/j", "{\"state\":\"succeeded\"}");
        answers.put("GET /v1/imports/3", "{\"rows\":1,\"changes\":1,\"unchanged\":0,\"findings\":[]}");
        answers.put("POST /v1/rounds", "{\"id\":5,\"job\":\"j\"}");
        answers.put("GET /v1/rounds/5", "{\"id\":5,\"models\":[],\"places\":53}");
        new Demonstration(
                        "us",
                        data,
                        java.time.Clock.fixed(Instant.parse("2026-02-20T12:00:00Z"), java.time.ZoneOffset.UTC),
                        new PrintWriter(out))
                .load();
        assertThat(out.toString())
                .contains("Loading synthetic data for flusight")
                .contains("Running forecast rounds")
                .doesNotContain("covid-hub");
        assertThat(asked.get("POST /v1/imports")).contains("name=\"synthetic\"");
    }

    private int run(String... arguments) {
        String[] all = arguments[0].equals("demo-data")
                ? arguments
                : java.util.stream.Stream.concat(
                                java.util.Arrays.stream(arguments),
                                java.util.stream.Stream.of("--data", data.root().toString()))
                        .toArray(String[]::new);
        return VigieCommands.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        asked.put(call, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String answer = answers.getOrDefault(call, "404 {\"title\":\"unexpected " + call + "\"}");
        boolean hasStatus = answer.matches("(?s)\\d{3} .*");
        byte[] body = (hasStatus ? answer.substring(4) : answer).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(hasStatus ? Integer.parseInt(answer.substring(0, 3)) : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
