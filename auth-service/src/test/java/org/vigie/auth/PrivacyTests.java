package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.vigie.auth.audit.Audit;
import org.vigie.testsupport.TestBrowser;

@TestPropertySource(properties = {"vigie.country=fr", "vigie.auth.privacy.controller=Santé publique Exemple"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PrivacyTests extends AuthServiceTest {
    private static String administrator;
    private static String officer;
    private static String reader;

    private final TestBrowser browser = new TestBrowser("fr");

    @Autowired
    private Audit audit;

    @Autowired
    private JdbcTemplate jdbc;

    private HttpResponse<String> call(String token, String method, String path, String body) {
        return browser.send(
                method,
                ISSUER + "/api/v1" + path,
                body,
                "Authorization",
                token,
                "Content-Type",
                "application/json",
                "Accept",
                "application/json");
    }

    private static String token(TestBrowser person, String address) {
        var flow = new CodeFlow(ISSUER, PUBLIC, person);
        person.open(flow.address(flow.request()));
        if (address == null) {
            person.submit(Map.of("username", "admin", "password", BOOTSTRAP));
        } else {
            person.open(address);
        }
        person.submit(Map.of("password", PASSWORD, "repeated", PASSWORD));
        var answer = flow.exchange(flow.last().get("code"), CodeFlow.VERIFIER, SECRET)
                .body();
        return "Bearer " + JsonParserFactory.getJsonParser().parseMap(answer).get("access_token");
    }

    private String invite(String username, String role) {
        var invited = JsonParserFactory.getJsonParser()
                .parseMap(call(
                                administrator,
                                "POST",
                                "/accounts",
                                "{\"username\":\"" + username + "\",\"displayName\":\"Someone\",\"role\":\"" + role
                                        + "\"}")
                        .body());
        return token(new TestBrowser("fr"), (String) ((Map<?, ?>) invited.get("link")).get("address"));
    }

    @Test
    @Order(1)
    void noticeCanBeReadBeforeSigningIn() {
        var page = browser.open(ISSUER + "/privacy").body();
        assertThat(page).contains("Santé publique Exemple", "CNIL").doesNotContain("??", "edoeb");
        assertThat(browser.open(ISSUER + "/sign-in").body()).contains("/auth/privacy");
    }

    @Test
    @Order(2)
    void personExportsAllThatIsKeptAboutHer() {
        administrator = token(new TestBrowser("fr"), null);
        officer = invite("olga", "DATA_PROTECTION_OFFICER");
        reader = invite("ada", "READER");
        var answer = call(reader, "GET", "/me/data", "");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .get()
                .asString()
                .contains("vigie-my-data.json");
        assertThat(answer.body())
                .contains("\"username\":\"ada\"", "\"sessions\":[{", "account.invited", "password.chosen-by-link")
                .doesNotContain("olga", "argon2");
    }

    @Test
    @Order(3)
    void eventsNameNobodyInTheDatabase() {
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM audit.event WHERE actor = 'ada' OR subject = 'ada'", Integer.class))
                .isZero();
        assertThat(call(officer, "GET", "/audit?actor=ada", "").body()).contains("\"actor\":\"ada\"");
    }

    @Test
    @Order(4)
    void erasedPersonLeavesEventsWithoutHerNameAndAWholeChain() {
        var before = jdbc.queryForObject("SELECT count(*) FROM audit.event", Integer.class);
        assertThat(call(reader, "DELETE", "/me", "").statusCode()).isEqualTo(204);
        assertThat(jdbc.queryForObject("SELECT count(*) FROM account WHERE username LIKE 'ada%'", Integer.class))
                .isZero();
        var events = call(officer, "GET", "/audit?limit=1000", "").body();
        assertThat(events).contains("erased-", "privacy.erased").doesNotContain("\"ada\"");
        assertThat(jdbc.queryForObject("SELECT count(*) FROM audit.event", Integer.class))
                .isGreaterThan(before);
        assertThat(audit.firstBroken()).isEmpty();
        assertThat(call(reader, "GET", "/me", "").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(5)
    void nextOneOfTheSameNameHasAHistoryOfHerOwn() {
        reader = invite("ada", "READER");
        assertThat(call(reader, "GET", "/me/data", "").body()).doesNotContain("privacy.erased");
    }

    @Test
    @Order(6)
    void restrictedPersonIsKeptAndLockedOut() {
        assertThat(call(reader, "PUT", "/me/restriction", "").statusCode()).isEqualTo(204);
        assertThat(jdbc.queryForObject("SELECT locked FROM account WHERE username = 'ada'", Boolean.class))
                .isTrue();
    }

    @Test
    @Order(6)
    void lastAdministratorCannotEraseHerself() {
        assertThat(call(administrator, "DELETE", "/me", "").body()).contains("urn:vigie:problem:last-administrator");
    }

    @Test
    @Order(7)
    void officerSetsHowLongDataAreKeptAndTheJobReports() {
        assertThat(call(administrator, "GET", "/privacy/retention", "").statusCode())
                .isEqualTo(403);
        assertThat(call(officer, "GET", "/privacy/retention", "").body())
                .contains("\"kind\":\"AUDIT_EVENTS\",\"days\":365,\"changedBy\":null");
        assertThat(call(officer, "PUT", "/privacy/retention/CLOSED_ACCOUNTS", "{\"days\":0}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call(officer, "PUT", "/privacy/retention/CLOSED_ACCOUNTS", "{\"days\":30}")
                        .body())
                .contains("\"days\":30,\"changedBy\":\"olga\"");
        assertThat(call(officer, "PUT", "/privacy/retention/SECRETS", "{\"days\":30}")
                        .statusCode())
                .isEqualTo(400);
    }
}
