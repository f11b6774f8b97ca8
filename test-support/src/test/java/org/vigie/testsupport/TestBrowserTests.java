package org.vigie.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestBrowserTests {
    private final TestBrowser browser = new TestBrowser("it-CH");
    private HttpServer server;
    private String address;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/start" -> {
                    exchange.getResponseHeaders().set("Location", "/form");
                    exchange.getResponseHeaders().set("Set-Cookie", "a=1; Path=/");
                    answer(exchange, 302, "");
                }
                case "/form" ->
                    answer(
                            exchange,
                            200,
                            "<form method=\"post\" action=\"/done\">"
                                    + "<input type=\"hidden\" name=\"token\" value=\"t1\"/></form>");
                default ->
                    answer(
                            exchange,
                            200,
                            exchange.getRequestMethod() + " "
                                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8) + " "
                                    + exchange.getRequestHeaders().getFirst("Cookie") + " "
                                    + exchange.getRequestHeaders().getFirst("Accept-Language"));
            }
        });
        server.start();
        address = "http://localhost:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Test
    void followsRedirectsKeepsCookiesAndFillsInForms() {
        assertThat(browser.open(address + "/start").uri().getPath()).isEqualTo("/form");
        var done = browser.submit(Map.of("name", "Ada & Co"));
        assertThat(done.body()).contains("POST ", "token=t1", "name=Ada+%26+Co", "a=", "it-CH");
        assertThat(browser.visited()).containsExactly(address + "/start", address + "/form", address + "/done");
        assertThat(browser.cookies()).hasSize(1);
    }

    @Test
    void staysWhereItIsToldTo() {
        assertThat(browser.fetch(address + "/start", "Accept", "text/html").statusCode())
                .isEqualTo(302);
        assertThat(browser.send("PUT", address + "/x", "body", "Accept", "text/html")
                        .body())
                .startsWith("PUT body");
    }
}
