package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.TestBrowser;

/** A real browser signs in for an application at another origin and comes back to it, from every page that ends a sign-in. */
@TestPropertySource(properties = {"vigie.country=us", "vigie.auth.clients.elsewhere.secret=" + AuthServiceTest.SECRET})
class ApplicationElsewhereTests extends AuthServiceTest {
    private static final HttpServer APPLICATION = application();
    private static final String BACK =
            "http://127.0.0.1:" + APPLICATION.getAddress().getPort() + "/back";

    @DynamicPropertySource
    static void client(DynamicPropertyRegistry registry) {
        registry.add("vigie.auth.clients.elsewhere.redirect-uris", () -> BACK);
    }

    private static HttpServer application() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @AfterAll
    static void stop() {
        APPLICATION.stop(0);
    }

    private static String address() {
        var flow = new CodeFlow(ISSUER, PUBLIC, new TestBrowser("en"));
        var request = flow.request();
        request.put("client_id", "elsewhere");
        request.put("redirect_uri", BACK);
        return flow.address(request);
    }

    @Test
    void everyFormLeadsBackToTheApplication() {
        try (var browser = RealBrowser.open("en-US", "http://")) {
            var page = browser.page();
            page.navigate(address());
            page.fill("#username", "admin");
            page.fill("#password", BOOTSTRAP);
            browser.press("Sign in");
            page.fill("#password", PASSWORD);
            page.fill("#repeated", PASSWORD);
            // the application answers without a page, so the browser stays where it is and the request is what counts
            var chosen =
                    page.waitForRequest(url -> url.url().startsWith(BACK), () -> browser.press("Save and continue"));
            assertThat(chosen.url()).contains("code=", "state=state-1");

            page.context().clearCookies();
            page.navigate(address());
            page.fill("#username", "admin");
            page.fill("#password", PASSWORD);
            var signedIn = page.waitForRequest(url -> url.url().startsWith(BACK), () -> browser.press("Sign in"));
            assertThat(signedIn.url()).contains("code=");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void pagesThatNobodySentForLeadNowhereElse() {
        var policy = new TestBrowser("en")
                .open(ISSUER + "/sign-in")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow();
        assertThat(policy).contains("form-action 'self';").doesNotContain("127.0.0.1");
        var browser = new TestBrowser("en");
        assertThat(browser.open(address()).headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(value -> assertThat(value)
                        .contains("form-action 'self' http://127.0.0.1:"
                                + APPLICATION.getAddress().getPort() + ";"));
    }
}
