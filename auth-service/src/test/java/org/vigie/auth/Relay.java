package org.vigie.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.vigie.testsupport.TestCertificate;

/** What stands before the service in production: a load balancer that takes instances in turn, or a proxy that ends TLS. */
final class Relay implements AutoCloseable {
    private static final Set<String> NOT_PASSED =
            Set.of("host", "connection", "upgrade", "http2-settings", "content-length", "transfer-encoding", "expect");

    private record Instance(int port, AtomicInteger answered) {}

    private final HttpServer server;
    private final String scheme;
    private final List<Instance> instances = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Relay(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> relay(exchange, turn.getAndIncrement()));
        server.start();
    }

    static Relay plain() throws IOException {
        return new Relay(HttpServer.create(anyPort(), 0), "http");
    }

    /** One with a certificate for localhost that nobody else trusts, made in {@code folder}. */
    static Relay tls(Path folder) throws IOException {
        var server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(TestCertificate.ofLocalhost(folder).server()));
        return new Relay(server, "https");
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** Where browsers reach it. */
    String url() {
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    /** Sends requests to this port too; the counter tells how many were answered there. */
    AtomicInteger add(int port) {
        var instance = new Instance(port, new AtomicInteger());
        instances.add(instance);
        return instance.answered();
    }

    /** To the next instance in turn, or another one where that does not answer. */
    private void relay(HttpExchange exchange, int turn) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        for (int i = 0; i < instances.size(); i++) {
            var instance = instances.get((turn + i) % instances.size());
            try {
                var answer = client.send(request(exchange, instance, body), HttpResponse.BodyHandlers.ofByteArray());
                instance.answered().incrementAndGet();
                answer.headers().map().forEach((name, values) -> {
                    if (!NOT_PASSED.contains(name.toLowerCase(Locale.ROOT))) {
                        exchange.getResponseHeaders().put(name, values);
                    }
                });
                exchange.sendResponseHeaders(
                        answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
                exchange.getResponseBody().write(answer.body());
                exchange.close();
                return;
            } catch (IOException gone) {
                // the next one answers
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.sendResponseHeaders(503, -1);
        exchange.close();
    }

    private HttpRequest request(HttpExchange exchange, Instance instance, byte[] body) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + instance.port() + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.header("X-Forwarded-For", "127.0.0.1")
                .header("X-Forwarded-Proto", scheme)
                .header("X-Forwarded-Host", "localhost")
                .header("X-Forwarded-Port", String.valueOf(server.getAddress().getPort()))
                .build();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
