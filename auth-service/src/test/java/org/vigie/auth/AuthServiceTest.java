package org.vigie.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.vigie.testsupport.PostgresForTests;
import org.vigie.testsupport.TestDatabase;
import org.vigie.testsupport.WithPostgres;

/** A real auth-service on a free port, seen directly, without the gateway. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "vigie.auth.bootstrap-password=" + AuthServiceTest.BOOTSTRAP,
            "vigie.auth.key-encryption-key=0123456789abcdef0123456789abcdef",
            "vigie.auth.clients.gateway.secret=" + AuthServiceTest.SECRET,
            "vigie.auth.clients.cli.secret=" + AuthServiceTest.SECRET,
            "vigie.auth.clients.prediction.secret=" + AuthServiceTest.SECRET,
            "vigie.auth.clients.partner.secret=" + AuthServiceTest.SECRET
        })
@WithPostgres("vigie_auth")
@DirtiesContext
public abstract class AuthServiceTest {
    protected static final String BOOTSTRAP = "one-time-only-to-begin-with";
    protected static final String SECRET = "a-secret-of-some-length-for-tests-0123456789";
    protected static final String PASSWORD = "a long enough pass phrase";
    protected static final int PORT = freePort();
    protected static final String PUBLIC = "http://localhost:" + PORT;
    protected static final String ISSUER = PUBLIC + "/auth";

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("vigie.public-url", () -> PUBLIC);
        registry.add("vigie.auth-url", () -> PUBLIC);
    }

    /** Another auth-service of this process, on a database of its own; {@code more} are further settings. */
    static ConfigurableApplicationContext start(int port, String country, String publicUrl, String... more) {
        var database = PostgresForTests.newDatabase("vigie_auth");
        var settings = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--vigie.country=" + country,
                "--vigie.public-url=" + publicUrl,
                "--vigie.auth-url=http://127.0.0.1:" + port,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.owner(),
                "--spring.datasource.password=" + TestDatabase.PASSWORD,
                "--vigie.auth.bootstrap-password=" + BOOTSTRAP,
                "--vigie.auth.key-encryption-key=0123456789abcdef0123456789abcdef",
                "--vigie.auth.clients.gateway.secret=" + SECRET));
        settings.addAll(List.of(more));
        return new SpringApplicationBuilder(AuthServiceApplication.class).run(settings.toArray(String[]::new));
    }

    protected static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
