package org.vigie.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** What a week of work leaves behind: data of one source, a round made in its own week, its scores, and a call of a partner. */
final class SurveillanceWork {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final String SCOPES = "observations:read forecasts:read observations:import rounds:run";

    private final RunningServices services;
    private final LocalDate saturday =
            LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previous(DayOfWeek.SATURDAY));

    private SurveillanceWork(RunningServices services) {
        this.services = services;
    }

    static void of(RunningServices services) throws IOException, InterruptedException {
        new SurveillanceWork(services).run();
    }

    private void run() throws IOException, InterruptedException {
        String operator = token("vigie-cli", "cli", SCOPES);
        awaitJob(operator, send("/v1/imports", operator, "multipart/form-data; boundary=b", parts()));
        String round = "{\"profile\": \"flusight\", \"referenceDate\": \"%s\", \"asOf\": \"%s\"}"
                .formatted(saturday, saturday.minusDays(3));
        awaitJob(operator, send("/v1/rounds", operator, "application/json", round));
        await(
                "scores",
                () -> get("/v1/scores?profile=flusight", operator)
                        .path("scores")
                        .isEmpty());
        String partner = token("partner", "partner", "observations:read forecasts:read");
        var answer = services.get(
                services.url("gateway") + "/partner/v1/places?profile=flusight", "Authorization", "Bearer " + partner);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Three years of two places; the week that the round is about becomes known after the round's data were. */
    private String parts() {
        Map<LocalDate, LocalDate> weeks = new TreeMap<>();
        for (int week = 1; week < 150; week++) {
            LocalDate end = saturday.minusWeeks(week);
            weeks.put(end, end.plusDays(4));
        }
        weeks.put(saturday, LocalDate.now(ZoneOffset.UTC));
        StringBuilder rows = new StringBuilder("target_end_date,location,as_of,value\n");
        weeks.forEach((end, known) -> {
            double level = 100 + 90 * Math.sin(end.toEpochDay() / 364.0 * 2 * Math.PI) + end.toEpochDay() * 3 % 11;
            rows.append("%s,US,%s,%d%n".formatted(end, known, (int) (level * 20)));
            rows.append("%s,06,%s,%d%n".formatted(end, known, (int) level));
        });
        return part("profile", "flusight")
                + part("source", "weekly-file")
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"weeks.csv\"\r\n\r\n"
                + rows
                + "\r\n--b--\r\n";
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private String token(String client, String secret, String scopes) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder()
                .encodeToString((client + ":" + RunningServices.secret(secret)).getBytes(StandardCharsets.UTF_8));
        var answer = services.send(HttpRequest.newBuilder(URI.create(services.url("gateway") + "/auth/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope="
                        + scopes.replace(" ", "+").replace(":", "%3A")))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("access_token").asText();
    }

    private HttpResponse<String> send(String path, String token, String type, String body)
            throws IOException, InterruptedException {
        return services.send(HttpRequest.newBuilder(URI.create(services.url("prediction") + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private void awaitJob(String token, HttpResponse<String> accepted) throws IOException, InterruptedException {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String job = accepted.headers().firstValue("Location").orElseThrow();
        await(job, () -> !get(job, token).path("state").asText().matches("succeeded|failed|cancelled"));
        assertThat(get(job, token).path("state").asText())
                .as(get(job, token).toString())
                .isEqualTo("succeeded");
    }

    private JsonNode get(String path, String token) throws IOException, InterruptedException {
        var answer = services.get(services.url("prediction") + path, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JsonMapper.builder().build().readTree(answer.body());
    }

    /** Something that is not yet as it should be. */
    @FunctionalInterface
    interface Unfinished {
        boolean holds() throws IOException, InterruptedException;
    }

    static void await(String what, Unfinished state) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (state.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(200);
        }
    }
}
