package org.vigie.cli.client;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Failure;
import org.vigie.cli.Reasons;
import org.vigie.cli.Secrets;
import org.vigie.cli.instance.InstanceFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the services of a running instance as the client {@code vigie-cli}. */
public final class VigieClient implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String predictionUrl;
    private final String authUrl;
    private final String secret;
    private @Nullable String token;
    private long tokenEnd;

    private VigieClient(String predictionUrl, String authUrl, String secret) {
        this.predictionUrl = predictionUrl;
        this.authUrl = authUrl;
        this.secret = secret;
    }

    /** A client for the instance that runs on {@code data}. */
    public static VigieClient of(DataFolder data) {
        InstanceFile instance = InstanceFile.read(data)
                .orElseThrow(
                        () -> new Failure("no Vigie is running on " + data.root() + ": start one with ./vigie up"));
        return new VigieClient(
                instance.url("prediction-service"),
                instance.url("auth-service"),
                new Secrets(data).get("shared", "cli_client"));
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    JsonNode getFromAuth(String path) {
        return send(request(URI.create(authUrl + path)).GET());
    }

    JsonNode post(String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Sends a file as a form, with the other fields beside it. */
    JsonNode upload(String path, Path file, Map<String, String> fields) {
        String boundary = "vigie-" + UUID.randomUUID();
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                + name + "\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n" + value + "\r\n"));
        head.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + String.valueOf(file.getFileName()).replace('"', '_')
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        try {
            BodyPublisher body = BodyPublishers.concat(
                    BodyPublishers.ofString(head.toString()),
                    BodyPublishers.ofFile(file),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
            return send(request(path)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(body));
        } catch (FileNotFoundException e) {
            throw new Failure("cannot read " + file + ": " + Reasons.of(e), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return request(URI.create(predictionUrl + path));
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofMinutes(30))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token());
    }

    private String token() {
        if (token == null || System.nanoTime() > tokenEnd) {
            JsonNode answer = send(
                    HttpRequest.newBuilder(URI.create(authUrl + "/auth/oauth2/token"))
                            .timeout(Duration.ofSeconds(30))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(
                                                            ("vigie-cli:" + secret).getBytes(StandardCharsets.UTF_8)))
                            .POST(
                                    BodyPublishers.ofString(
                                            "grant_type=client_credentials&scope="
                                                    + "observations%3Aread+observations%3Aimport+forecasts%3Aread+rounds%3Arun+audit%3Averify")));
            token = answer.path("access_token").asString();
            tokenEnd = System.nanoTime()
                    + Duration.ofSeconds(answer.path("expires_in").asInt(60) / 2)
                            .toNanos();
        }
        return token;
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() >= 400) {
                throw new Failure(problem(response));
            }
            return JSON.readTree(response.body().isEmpty() ? "null" : response.body());
        } catch (JacksonException e) {
            throw new Failure(request.uri() + " answered something that is not JSON", e);
        } catch (IOException e) {
            throw new Failure("the running instance does not answer at " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private static String problem(HttpResponse<String> response) {
        try {
            JsonNode problem = JSON.readTree(response.body());
            String text = java.util.stream.Stream.of("title", "detail", "error", "error_description")
                    .map(field -> problem.path(field).asString(""))
                    .filter(value -> !value.isEmpty())
                    .collect(Collectors.joining(": "));
            if (!text.isEmpty()) {
                return text + " (" + response.statusCode() + ")";
            }
        } catch (JacksonException e) {
            // not a problem document: the status must do
        }
        return response.uri() + " answered " + response.statusCode();
    }

    @Override
    public void close() {
        http.close();
    }
}
