package org.vigie.prediction.surveillance.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;
import org.vigie.prediction.surveillance.feeds.FetchedFile.Validators;

/** Fetches files over HTTP: only what has changed, never more than allowed, never longer than allowed. */
@Component
class FeedClient {
    private static final int EXCERPT = 200;
    private static final String TOO_LARGE = "body exceeds capacity";

    private final FeedProperties properties;
    private final HttpClient http;

    FeedClient(FeedProperties properties, SslBundles bundles) {
        this.properties = properties;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .proxy(proxy(properties.proxy()));
        if (properties.sslBundle() != null) {
            builder.sslContext(bundles.getBundle(properties.sslBundle()).createSslContext());
        }
        this.http = builder.build();
    }

    private static ProxySelector proxy(@Nullable String hostAndPort) {
        if (hostAndPort == null || hostAndPort.isBlank()) {
            return ProxySelector.getDefault();
        }
        URI proxy = URI.create("http://" + hostAndPort.strip());
        if (proxy.getHost() == null || proxy.getPort() < 0) {
            throw new IllegalArgumentException("vigie.feeds.proxy is '" + hostAndPort
                    + "', but must be a host and a port, as in proxy.example:3128");
        }
        return ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort()));
    }

    /**
     * Fetches the file unless it is still the one that {@code known} names.
     *
     * @throws FetchFailedException with the reason, where it cannot be had
     */
    FetchedFile fetch(URI address, Validators known) throws FetchFailedException, IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("User-Agent", "Vigie")
                .header("Accept", "text/csv, */*;q=0.5")
                .header("Accept-Encoding", "gzip");
        if (known.entityTag() != null) {
            request.header("If-None-Match", known.entityTag());
        }
        if (known.lastModified() != null) {
            request.header("If-Modified-Since", known.lastModified());
        }
        Path file = Files.createTempFile("vigie-feed-", ".data");
        boolean kept = false;
        try {
            HttpResponse<Path> response = send(request.build(), file);
            if (response.statusCode() == 304) {
                return new FetchedFile(null, known);
            }
            if (response.statusCode() != 200) {
                throw new FetchFailedException(
                        "status", address.getHost(), Integer.toString(response.statusCode()), excerpt(file));
            }
            if (Files.size(file) == 0) {
                throw new FetchFailedException("empty", address.getHost());
            }
            String sha256 = sha256(file);
            if (sha256.equals(known.sha256())) {
                return new FetchedFile(null, validators(response, sha256));
            }
            kept = true;
            return new FetchedFile(file, validators(response, sha256));
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Validators validators(HttpResponse<?> response, String sha256) {
        Optional<String> tag = response.headers().firstValue("ETag");
        Optional<String> modified = response.headers().firstValue("Last-Modified");
        return new Validators(tag.orElse(null), modified.orElse(null), sha256);
    }

    private HttpResponse<Path> send(HttpRequest request, Path file) throws FetchFailedException {
        Duration timeout = properties.timeout();
        String host = request.uri().getHost();
        CompletableFuture<HttpResponse<Path>> answer = http.sendAsync(
                request,
                BodyHandlers.limiting(
                        BodyHandlers.ofFile(file), properties.largest().toBytes()));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new FetchFailedException("timed-out", host, Long.toString(timeout.toSeconds()));
        } catch (InterruptedException stopping) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new FetchFailedException("broken-off", host, "the service is stopping");
        } catch (ExecutionException failed) {
            throw reason(host, failed.getCause());
        }
    }

    private FetchFailedException reason(String host, @Nullable Throwable cause) {
        String message = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (String.valueOf(each.getMessage()).contains(TOO_LARGE)) {
                return new FetchFailedException(
                        "too-large", host, Long.toString(properties.largest().toMegabytes()));
            }
        }
        if (cause instanceof ConnectException || cause instanceof HttpTimeoutException) {
            return new FetchFailedException("unreachable", host, message);
        }
        return new FetchFailedException("broken-off", host, message);
    }

    private static String excerpt(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(EXCERPT), StandardCharsets.UTF_8);
            return text.replaceAll("[\\p{Cntrl}\\s\uFFFD]+", " ").strip();
        }
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
