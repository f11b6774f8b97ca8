package org.vigie.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.vigie.testsupport.TestBrowser;
import org.vigie.testsupport.WithPostgres;

/** A real gateway on a free port before services that echo. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = "vigie.gateway.client-secret=" + GatewayTest.SECRET)
@WithPostgres("vigie_gateway")
@DirtiesContext
abstract class GatewayTest {
    static final String SECRET = "a-secret-of-some-length-for-tests-0123456789";
    static final int PORT = freePort();
    static final String PUBLIC = "http://localhost:" + PORT;
    static final EchoServer prediction = new EchoServer("prediction");
    static final EchoServer dataviz = new EchoServer("dataviz");
    static final EchoServer auth = new EchoServer("auth");

    final TestBrowser browser = new TestBrowser("en");

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("vigie.public-url", () -> PUBLIC);
        registry.add("vigie.prediction-url", prediction::url);
        registry.add("vigie.dataviz-url", dataviz::url);
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
