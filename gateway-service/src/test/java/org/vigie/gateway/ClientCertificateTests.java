package org.vigie.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.vigie.platform.security.ClientCertificate;
import org.vigie.platform.security.ClientCertificateFilter;
import org.vigie.testsupport.TestBrowser;
import org.vigie.testsupport.TestCertificate;
import org.vigie.testsupport.TestTokens;
import org.vigie.testsupport.WithPostgres;
import org.vigie.testsupport.WithTokens;

/** From the TLS proxy's header to the services' one: what a proxy says is handed on, what a client says is not. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "vigie.country=us",
            // where Tomcat believes what proxies tell of visitors
            "spring.main.cloud-platform=kubernetes",
            "vigie.gateway.client-secret=" + GatewayTest.SECRET,
            "vigie.gateway.client-certificates.header=ssl-client-cert",
            "vigie.gateway.client-certificates.proxies=127.0.0.1/32"
        })
@WithPostgres("vigie_gateway")
@WithTokens
class ClientCertificateTests {
    private static TestCertificate made;
    private static X509Certificate certificate;

    private final TestBrowser partner = new TestBrowser("en");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("vigie.prediction-url", GatewayTest.prediction::url);
    }

    @BeforeAll
    static void makeACertificate(@TempDir Path folder) {
        made = TestCertificate.of("CN=lab.example.org", folder);
        certificate = made.certificate();
    }

    /** As ingress-nginx writes it: PEM in percent-encoding. */
    private static String asTheProxyWritesIt() {
        return URLEncoder.encode(made.pem(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String places(String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = TestTokens.client("lab-1", "observations:read");
        System.arraycopy(headers, 0, all, 2, headers.length);
        var answer = partner.fetch("http://127.0.0.1:" + port + "/partner/v1/places", all);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().toLowerCase(Locale.ROOT);
    }

    @Test
    void whatTheProxySaysIsHandedOn() throws Exception {
        assertThat(places("ssl-client-cert", asTheProxyWritesIt()))
                .contains(
                        "client-cert: " + ClientCertificate.header(certificate).toLowerCase(Locale.ROOT));
    }

    @Test
    void aProxyThatTellsTheVisitorsAddressIsKnownByItsOwn() {
        assertThat(places("ssl-client-cert", asTheProxyWritesIt(), "X-Forwarded-For", "198.51.100.7"))
                .contains(
                        "client-cert: " + ClientCertificate.header(certificate).toLowerCase(Locale.ROOT));
    }

    @Test
    void whatAClientWritesIntoTheServicesHeaderIsDropped() {
        var body = places(ClientCertificate.HEADER, ClientCertificate.header(certificate));
        assertThat(body.lines()).noneMatch(line -> line.startsWith("client-cert:"));
    }

    @Test
    void onlyTheProxiesThatAreNamedAreBelieved() throws Exception {
        var filter = new ClientCertificateFilter("ssl-client-cert", List.of("10.0.3.0/24"), false);
        for (var address : List.of("10.0.3.7", "10.0.4.7", "127.0.0.1")) {
            var request = new MockHttpServletRequest();
            request.setRemoteAddr(address);
            request.addHeader("ssl-client-cert", asTheProxyWritesIt());
            filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
            assertThat(ClientCertificate.of(request).isPresent()).as(address).isEqualTo("10.0.3.7".equals(address));
        }
        var told = new MockHttpServletRequest();
        told.setRemoteAddr("10.0.3.7");
        told.setAttribute(ClientCertificateFilter.PROXY, "10.0.4.7");
        told.addHeader("ssl-client-cert", asTheProxyWritesIt());
        filter.doFilter(told, new MockHttpServletResponse(), new MockFilterChain());
        assertThat(ClientCertificate.of(told)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNoCertificate() {
        var body = places("ssl-client-cert", "nonsense");
        assertThat(body.lines()).noneMatch(line -> line.startsWith("client-cert:"));
    }
}
