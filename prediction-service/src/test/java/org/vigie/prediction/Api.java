package org.vigie.prediction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vigie.testsupport.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a running prediction-service over HTTP, with a token of somebody who may do everything. */
public final class Api {
    private static final String[] ALL = {"observations:read", "observations:import", "forecasts:read", "rounds:run"};
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final String root;
    private final String token;
    private final String language;

    private Api(String root, String token, String language) {
        this.root = root;
        this.token = token;
        this.language = language;
    }

    public static Api at(int port) {
        return new Api("http://127.0.0.1:" + port, TestTokens.person("ada", ALL), "en");
    }

    public Api as(String authorization) {
        return new Api(root, authorization, language);
    }

    public Api in(String tag) {
        return new Api(root, token, tag);
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.GET().build());
    }

    public JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return json.readTree(response.body());
    }

    public HttpResponse<String> post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> put(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE().build());
    }

    /** Uploads a file; the answer has the job's address. */
    public HttpResponse<String> upload(String fileName, byte[] content, Map<String, String> parameters) {
        return send("/v1/imports", fileName, content, parameters);
    }

    /** What the first rows of a file would bring. */
    public JsonNode preview(String fileName, byte[] content, Map<String, String> parameters) {
        return parsed(send("/v1/imports/preview", fileName, content, parameters));
    }

    /** The body of an answer. */
    public static JsonNode parsed(HttpResponse<String> answer) {
        return JsonMapper.builder().build().readTree(answer.body());
    }

    private HttpResponse<String> send(String path, String fileName, byte[] content, Map<String, String> parameters) {
        String boundary = "vigie-test-boundary";
        List<byte[]> parts = new ArrayList<>();
        parameters.forEach((name, value) -> parts.add(bytes("--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")));
        parts.add(bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        parts.add(content);
        parts.add(bytes("\r\n--" + boundary + "--\r\n"));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(parts))
                .build());
    }

    /** Uploads a text file and waits for the end of its job. */
    public JsonNode importText(String fileName, String content, Map<String, String> parameters) {
        return awaitJob(upload(fileName, bytes(content), parameters));
    }

    /** Waits for the job that an answer with 202 points to. */
    public JsonNode awaitJob(HttpResponse<String> accepted) {
        if (accepted.statusCode() != 202) {
            throw new AssertionError(accepted.statusCode() + " " + accepted.body());
        }
        String location = accepted.headers().firstValue("Location").orElseThrow();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode job = json(location);
            if (!List.of("queued", "running").contains(job.get("state").asString())) {
                return job;
            }
            pause();
        }
        throw new AssertionError(location + " has not ended within " + PATIENCE);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path))
                .header("Authorization", token)
                .header("Accept-Language", language);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
