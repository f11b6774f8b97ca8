package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.TestBrowser;

/** Another deployment's auth-service as identity provider of this one: the whole way, over HTTP, page by page. */
@TestPropertySource(
        properties = {
            "vigie.country=us",
            "vigie.auth.providers.elsewhere.name=Other Vigie",
            "vigie.auth.providers.elsewhere.client-id=this-one",
            "vigie.auth.providers.elsewhere.client-secret=" + AuthServiceTest.SECRET,
            "vigie.auth.providers.elsewhere.everybody=reader",
            "vigie.auth.providers.elsewhere.second-factor=mfa"
        })
class VigieAsProviderTests extends AuthServiceTest {
    private static final int THERE = freePort();
    // another host name than this one's, so that a browser keeps their cookies apart
    private static final String PUBLIC_THERE = "http://127.0.0.1:" + THERE;
    private static ConfigurableApplicationContext there;

    private final TestBrowser browser = new TestBrowser("en");
    private final CodeFlow flow = new CodeFlow(ISSUER, PUBLIC, browser);

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry registry) {
        registry.add("vigie.auth.providers.elsewhere.issuer", () -> PUBLIC_THERE + "/auth");
    }

    @BeforeAll
    static void startTheOther() {
        there = start(
                THERE,
                "us",
                PUBLIC_THERE,
                "--vigie.auth.clients.this-one.secret=" + SECRET,
                "--vigie.auth.clients.this-one.redirect-uris=" + ISSUER + "/external/back/elsewhere");
        there.getBean(JdbcTemplate.class).update("UPDATE account SET username = 'ada', display_name = 'Ada L.'");
    }

    @AfterAll
    static void stopTheOther() {
        there.close();
    }

    @Test
    void personOfAnotherDeploymentSignsInHere() throws Exception {
        var page = browser.open(flow.address(flow.request()));
        assertThat(page.body()).contains("Sign in with Other Vigie");
        var elsewhere = browser.open(ISSUER + "/external/start/elsewhere");
        assertThat(elsewhere.uri().toString()).isEqualTo(PUBLIC_THERE + "/auth/sign-in");
        browser.submit(Map.of("username", "ada", "password", BOOTSTRAP));
        browser.submit(Map.of("password", PASSWORD, "repeated", PASSWORD));

        assertThat(flow.last()).containsKey("code").containsEntry("iss", ISSUER);
        var answer = flow.exchange(flow.last().get("code"), CodeFlow.VERIFIER, SECRET);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var claims = SignedJWT.parse((String) JsonParserFactory.getJsonParser()
                        .parseMap(answer.body())
                        .get("access_token"))
                .getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(ISSUER);
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("ada");
        assertThat(claims.getStringClaim("name")).isEqualTo("Ada L.");
        assertThat(claims.getStringListClaim("permissions")).containsExactly("observations:read", "forecasts:read");

        browser.open(ISSUER + "/security");
        assertThat(browser.open(ISSUER + "/external/start/elsewhere?purpose=confirm")
                        .uri()
                        .toString())
                .as("the provider asks again, though it knows the person")
                .isEqualTo(PUBLIC_THERE + "/auth/sign-in");
        assertThat(browser.submit(Map.of("username", "ada", "password", PASSWORD))
                        .body())
                .contains("Set up an authenticator application");
    }
}
