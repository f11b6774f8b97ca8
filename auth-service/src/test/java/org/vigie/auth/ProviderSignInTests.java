package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.TestBrowser;

/** Sign-in by identity providers elsewhere, good ones and bad ones, behind a private certificate authority. */
@TestPropertySource(
        properties = {
            "vigie.country=ch",
            "vigie.auth.second-factor=enforced",
            "vigie.auth.providers.ministry.name=BAG",
            "vigie.auth.providers.ministry.client-id=vigie-here",
            "vigie.auth.providers.ministry.client-secret=a-secret-of-the-provider",
            "vigie.auth.providers.ministry.role-claim=realm_access.roles",
            "vigie.auth.providers.ministry.roles.epidemiologist=epi-team,epi-lead",
            "vigie.auth.providers.ministry.roles.administrator=vigie-admins",
            "vigie.auth.providers.ministry.second-factor=mfa",
            "vigie.auth.providers.university.client-id=vigie-here",
            "vigie.auth.providers.university.client-secret=a-secret-of-the-provider",
            "vigie.auth.providers.university.everybody=reader",
            "vigie.auth.providers.untrusted.client-id=vigie-here",
            "vigie.auth.providers.untrusted.client-secret=a-secret-of-the-provider",
            "vigie.auth.providers.untrusted.everybody=reader"
        })
class ProviderSignInTests extends AuthServiceTest {
    private static final ScriptedProvider PROVIDER = provider();
    private static boolean administratorHasPassword;

    @Autowired
    private JdbcTemplate jdbc;

    private final TestBrowser browser = new TestBrowser("fr-CH");
    private final CodeFlow flow = new CodeFlow(ISSUER, PUBLIC, browser);

    private static ScriptedProvider provider() {
        try {
            return new ScriptedProvider(Files.createTempDirectory("vigie-provider"));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry registry) {
        registry.add("vigie.auth.providers.ministry.issuer", () -> PROVIDER.issuer("ministry"));
        registry.add("vigie.auth.providers.ministry.certificates", PROVIDER::certificates);
        registry.add("vigie.auth.providers.university.issuer", () -> PROVIDER.issuer("university"));
        registry.add("vigie.auth.providers.university.certificates", PROVIDER::certificates);
        registry.add("vigie.auth.providers.untrusted.issuer", () -> PROVIDER.issuer("university"));
    }

    @AfterAll
    static void stop() throws IOException {
        PROVIDER.stop();
        try (var files = Files.list(PROVIDER.certificates().getParent())) {
            files.forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
        Files.delete(PROVIDER.certificates().getParent());
    }

    @BeforeEach
    void giveTheAdministratorAPassword() {
        if (!administratorHasPassword) {
            var first = new TestBrowser("fr-CH");
            first.open(ISSUER + "/sign-in");
            first.submit(Map.of("username", "admin", "password", BOOTSTRAP));
            first.submit(Map.of("password", PASSWORD, "repeated", PASSWORD));
            administratorHasPassword = true;
        }
    }

    private static Map<String, Object> person(String subject, String username, String... groups) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", subject);
        claims.put("preferred_username", username);
        claims.put("name", "Person " + subject);
        claims.put("realm_access", Map.of("roles", List.of(groups)));
        return claims;
    }

    /** Goes to the provider and gives the parameters it is asked with. */
    private Map<String, String> start(String provider, String... headers) {
        var answer = browser.fetch(ISSUER + "/external/start/" + provider, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        var address = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(address.toString()).startsWith(PROVIDER.issuer(provider.split("\\?", 2)[0]) + "/authorize?");
        return CodeFlow.parameters(address);
    }

    /** Comes back from the provider, which says this of the person. */
    private HttpResponse<String> comeBack(String provider, Map<String, String> request, Map<String, Object> person) {
        PROVIDER.expect(request, person);
        return browser.open(ISSUER + "/external/back/" + provider + "?code=a-code&state=" + request.get("state")
                + "&iss=" + PROVIDER.issuer(provider));
    }

    private HttpResponse<String> signIn(String provider, Map<String, Object> person) {
        browser.open(flow.address(flow.request()));
        return comeBack(provider, start(provider), person);
    }

    private Map<String, Object> tokens() {
        return JsonParserFactory.getJsonParser()
                .parseMap(flow.exchange(flow.last().get("code"), CodeFlow.VERIFIER, SECRET)
                        .body());
    }

    private static SignedJWT token(Map<String, Object> tokens, String name) {
        try {
            return SignedJWT.parse((String) tokens.get(name));
        } catch (java.text.ParseException failure) {
            throw new AssertionError(tokens.toString(), failure);
        }
    }

    private int accounts(String username) {
        return jdbc.queryForObject("SELECT count(*) FROM account WHERE username = ?", Integer.class, username);
    }

    private List<String> events(String like) {
        return jdbc.queryForList(
                "SELECT event || ' ' || detail FROM audit.event WHERE event || ' ' || detail LIKE ? ORDER BY number",
                String.class,
                like);
    }

    @ParameterizedTest
    @CsvSource({"fr-CH,Se connecter avec BAG", "de-CH,Mit BAG anmelden", "it-CH,Accedi con BAG"})
    void signInPageOffersTheProviders(String language, String text) {
        var page = new TestBrowser(language).open(ISSUER + "/sign-in").body();
        assertThat(page)
                .contains(text, "href=\"/auth/external/start/ministry\"")
                .doesNotContain("??");
    }

    @Test
    void requestIsBoundToBrowserAndProvider() {
        var request = start("ministry");
        assertThat(request)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "vigie-here")
                .containsEntry("redirect_uri", ISSUER + "/external/back/ministry")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void personGetsTheRoleOfHerGroup() throws Exception {
        signIn("ministry", person("1", "marie", "staff", "epi-team"));
        var tokens = tokens();
        var claims = token(tokens, "access_token").getJWTClaimsSet();
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("marie");
        assertThat(claims.getStringListClaim("permissions"))
                .contains("rounds:run")
                .doesNotContain("accounts:manage");
        var id = token(tokens, "id_token").getJWTClaimsSet();
        assertThat(id.getStringClaim("acr")).isEqualTo("urn:vigie:acr:password");
        assertThat(id.getClaim("amr")).isNull();
        assertThat(events("account.provided role=EPIDEMIOLOGIST")).isNotEmpty();
        assertThat(events("sign-in.accepted provider=ministry")).isNotEmpty();
    }

    @Test
    void roleFollowsTheProviderAndEndsWithIt() throws Exception {
        signIn("ministry", person("2", "paul", "epi-lead"));
        browser.forgetCookies();
        var admin = person("2", "paul", "vigie-admins");
        admin.put("amr", List.of("pwd", "mfa"));
        signIn("ministry", admin);
        assertThat(token(tokens(), "access_token").getJWTClaimsSet().getStringListClaim("permissions"))
                .contains("accounts:manage");
        assertThat(events("account.role-changed before=EPIDEMIOLOGIST; after=ADMINISTRATOR"))
                .hasSize(1);
        browser.forgetCookies();
        var refused = signIn("ministry", person("2", "paul", "staff"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("BAG ne vous donne aucun rôle dans Vigie.");
    }

    @Test
    void unknownGroupsGiveNoAccount() {
        var refused = signIn("ministry", person("3", "eve", "staff"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("BAG ne vous donne aucun rôle");
        assertThat(accounts("eve")).isZero();
        assertThat(events("sign-in.refused provider=ministry; reason=no_role")).isNotEmpty();
    }

    @Test
    void secondFactorIsAskedUnlessTheProviderVouchesForIt() throws Exception {
        var asked = signIn("ministry", person("4", "anna", "vigie-admins"));
        assertThat(asked.uri().getPath()).isEqualTo("/auth/second-factor/set-up");
        browser.forgetCookies();
        var vouched = person("4", "anna", "vigie-admins");
        vouched.put("amr", List.of("mfa"));
        signIn("ministry", vouched);
        var id = token(tokens(), "id_token").getJWTClaimsSet();
        assertThat(id.getStringClaim("acr")).isEqualTo("urn:vigie:acr:two-factors");
        assertThat(id.getStringListClaim("amr")).containsExactly("mfa");
    }

    @Test
    void onlyVerifiedAddressesAreTaken() {
        var unverified = person("5", "zoe", "epi-team");
        unverified.put("email", "zoe@example.org");
        signIn("ministry", unverified);
        assertThat(email("zoe")).isNull();
        browser.forgetCookies();
        unverified.put("email_verified", true);
        signIn("ministry", unverified);
        assertThat(email("zoe")).isEqualTo("zoe@example.org");
    }

    private String email(String username) {
        return jdbc.queryForObject("SELECT email FROM account WHERE username = ?", String.class, username);
    }

    @Test
    void providerCannotTakeOverAnAccountOfThisPlace() {
        for (var name : List.of("admin", "Admin")) {
            var refused = signIn("ministry", person("6", name, "vigie-admins"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("appartient à un compte de cette installation");
        }
        assertThat(jdbc.queryForObject("SELECT count(*) FROM external_identity WHERE subject = '6'", Integer.class))
                .isZero();
        browser.forgetCookies();
        signIn("university", person("1", "lucie"));
        assertThat(jdbc.queryForObject(
                        "SELECT username FROM account a JOIN external_identity i ON a.id = account_id"
                                + " WHERE subject = '1' AND provider = 'university'",
                        String.class))
                .as("the same subject of two providers is two people")
                .isEqualTo("lucie");
    }

    @Test
    void personConnectsHerAccountAndKeepsItsRole() throws Exception {
        jdbc.update("DELETE FROM external_identity WHERE subject = '7'");
        signInHere();
        var elsewhere = browser.fetch(ISSUER + "/external/start/ministry?purpose=connect");
        assertThat(elsewhere.headers().firstValue("Location")).get().asString().endsWith("/auth/security");
        browser.open(ISSUER + "/security");
        browser.submit(Map.of("password", PASSWORD, "change", "providers"));
        var crossSite =
                browser.fetch(ISSUER + "/external/start/ministry?purpose=connect", "Sec-Fetch-Site", "cross-site");
        assertThat(crossSite.headers().firstValue("Location")).get().asString().endsWith("/auth/security");
        var request = start("ministry?purpose=connect", "Sec-Fetch-Site", "same-origin");
        assertThat(request).containsEntry("prompt", "login");
        var page = comeBack("ministry", request, person("7", "somebody-else", "staff"));
        assertThat(page.body()).contains("Relié à BAG.");
        assertThat(events("external.connected provider=ministry")).isNotEmpty();

        browser.forgetCookies();
        var vouched = person("7", "somebody-else", "staff");
        vouched.put("amr", List.of("mfa"));
        signIn("ministry", vouched);
        var claims = token(tokens(), "access_token").getJWTClaimsSet();
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("admin");
        assertThat(claims.getStringListClaim("permissions")).contains("accounts:manage");
        assertThat(jdbc.queryForObject("SELECT display_name FROM account WHERE username = 'admin'", String.class))
                .isEqualTo("Administration");
    }

    /** Signs in with the password, and past the second factor, which is not what these tests are about. */
    private void signInHere() {
        jdbc.update("UPDATE account SET role = 'READER' WHERE username = 'admin'");
        browser.open(ISSUER + "/sign-in");
        browser.submit(Map.of("username", "admin", "password", PASSWORD));
        jdbc.update("UPDATE account SET role = 'ADMINISTRATOR' WHERE username = 'admin'");
    }

    @Test
    void identityOfSomebodyElseCannotBeConnected() {
        signIn("ministry", person("8", "lea", "epi-team"));
        browser.forgetCookies();
        signInHere();
        browser.open(ISSUER + "/security");
        browser.submit(Map.of("password", PASSWORD, "change", "providers"));
        var page = comeBack(
                "ministry",
                start("ministry?purpose=connect", "Sec-Fetch-Site", "same-origin"),
                person("8", "lea", "epi-team"));
        assertThat(page.body()).contains("déjà reliée à un compte");
    }

    @Test
    void providerConfirmsThatThePersonIsThere() {
        signIn("ministry", person("9", "jean", "epi-team"));
        assertThat(browser.open(ISSUER + "/security").body())
                .contains("Confirmer avec BAG")
                .doesNotContain("type=\"password\"");
        var old = person("9", "jean", "epi-team");
        old.put("auth_time", Instant.now().minusSeconds(3600).getEpochSecond());
        assertThat(comeBack("ministry", start("ministry?purpose=confirm"), old).body())
                .contains("n’a pas confirmé");
        var other = person("1", "marie", "epi-team");
        other.put("auth_time", Instant.now().getEpochSecond());
        assertThat(comeBack("ministry", start("ministry?purpose=confirm"), other)
                        .body())
                .contains("n’a pas confirmé");
        var now = person("9", "jean", "epi-team");
        now.put("auth_time", Instant.now().getEpochSecond());
        assertThat(comeBack("ministry", start("ministry?purpose=confirm"), now).body())
                .contains("Configurer une application");
        assertThat(browser.submit(Map.of("change", "set-up")).uri().getPath()).isEqualTo("/auth/second-factor/set-up");
    }

    @Test
    void answerOfAnotherProviderIsRefused() {
        var request = start("ministry");
        PROVIDER.expect(request, person("10", "mallory", "vigie-admins"));
        for (var address : List.of(
                "/external/back/ministry?code=a&state=" + request.get("state") + "&iss="
                        + PROVIDER.issuer("university"),
                "/external/back/university?code=a&state=" + request.get("state") + "&iss="
                        + PROVIDER.issuer("university"),
                "/external/back/ministry?code=a&state=" + request.get("state"))) {
            var again = start("ministry");
            var answer = browser.open(ISSUER + address.replace(request.get("state"), again.get("state")));
            assertThat(answer.statusCode()).as(address).isEqualTo(401);
            assertThat(answer.body()).contains("n’a pas abouti");
        }
        assertThat(events("sign-in.refused provider=ministry; reason=wrong_issuer"))
                .isNotEmpty();
        assertThat(accounts("mallory")).isZero();
    }

    @Test
    void badIdTokensAreRefused() {
        var mallory = person("11", "mallory", "vigie-admins");
        refused(mallory, claims -> claims.put("nonce", "another"));
        refused(mallory, claims -> claims.put("iss", PROVIDER.issuer("university")));
        refused(mallory, claims -> claims.put("aud", "somebody-else"));
        refused(
                mallory,
                claims -> claims.put("exp", Instant.now().minusSeconds(3600).getEpochSecond()));
        refused(mallory, claims -> PROVIDER.withoutSignature());
        refused(mallory, claims -> PROVIDER.signedByAnother());
        assertThat(accounts("mallory")).isZero();
    }

    private void refused(Map<String, Object> person, Consumer<Map<String, Object>> spoil) {
        var request = start("ministry");
        PROVIDER.expect(request, person);
        var spoilt = new LinkedHashMap<>(person);
        spoil.accept(spoilt);
        PROVIDER.say(spoilt);
        var answer = browser.open(ISSUER + "/external/back/ministry?code=a&state=" + request.get("state") + "&iss="
                + PROVIDER.issuer("ministry"));
        assertThat(answer.statusCode()).as(spoilt.toString()).isEqualTo(401);
    }

    @Test
    void answerIsTakenOnceAndOnlyInTheBrowserThatAsked() {
        var request = start("ministry");
        PROVIDER.expect(request, person("12", "carla", "epi-team"));
        var address = ISSUER + "/external/back/ministry?code=a&state=" + request.get("state") + "&iss="
                + PROVIDER.issuer("ministry");
        assertThat(new TestBrowser("fr-CH").open(address).statusCode()).isEqualTo(401);
        assertThat(browser.fetch(address).statusCode()).isEqualTo(302);
        assertThat(browser.open(address).statusCode()).isEqualTo(401);
    }

    @Test
    void cancelledSignInIsSaidSo() {
        var request = start("ministry");
        var answer = browser.open(ISSUER + "/external/back/ministry?error=access_denied&state=" + request.get("state")
                + "&iss=" + PROVIDER.issuer("ministry"));
        assertThat(answer.body()).contains("La connexion avec BAG a été interrompue.");
    }

    @Test
    void providerThatCannotBeTrustedOrReachedIsSaidSo() {
        var answer = browser.open(ISSUER + "/external/start/untrusted");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("n’est pas joignable pour le moment");
        assertThat(events("sign-in.refused provider=untrusted; reason=unavailable"))
                .isNotEmpty();
        assertThat(browser.fetch(ISSUER + "/external/start/unknown").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/auth/sign-in");
        assertThat(browser.fetch(ISSUER + "/external/arrived").statusCode()).isIn(302, 401, 403);
    }
}
