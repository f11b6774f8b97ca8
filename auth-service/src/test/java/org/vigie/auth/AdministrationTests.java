package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
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

@TestPropertySource(properties = "vigie.country=fr")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdministrationTests extends AuthServiceTest {
    private static String token;
    private static String invited;
    private static String link;

    private final TestBrowser admin = new TestBrowser("fr");

    @Autowired
    private Audit audit;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void signIn() {
        if (token == null) {
            var browser = new TestBrowser("fr");
            var flow = new CodeFlow(ISSUER, PUBLIC, browser);
            flow.authorize("admin", BOOTSTRAP);
            browser.submit(Map.of("password", PASSWORD, "repeated", PASSWORD));
            token = accessToken(flow, flow.last().get("code"));
        }
    }

    private static String address(Map<String, Object> invitation) {
        return (String) ((Map<?, ?>) invitation.get("link")).get("address");
    }

    private static String accessToken(CodeFlow flow, String code) {
        var answer = flow.exchange(code, CodeFlow.VERIFIER, SECRET).body();
        return "Bearer " + JsonParserFactory.getJsonParser().parseMap(answer).get("access_token");
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return admin.send(
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

    @Test
    @Order(1)
    void administratorInvitesAPerson() {
        var answer = call("POST", "/accounts", "{\"username\":\"ada\",\"displayName\":\"Ada L.\",\"role\":\"READER\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var invitation = JsonParserFactory.getJsonParser().parseMap(answer.body());
        invited = (String) ((Map<?, ?>) invitation.get("account")).get("id");
        link = address(invitation);
        assertThat(link).startsWith(ISSUER + "/link?token=");
        assertThat(answer.body()).contains("\"sent\":false");
        assertThat(call("GET", "/accounts", "").body())
                .contains("\"ada\"", "\"admin\"")
                .doesNotContain("argon2");
        assertThat(call("GET", "/accounts/roles", "").body()).contains("DATA_PROTECTION_OFFICER", "audit:read");
    }

    @Test
    @Order(2)
    void badInvitationsAreRefusedWithAReason() {
        assertThat(call("POST", "/accounts", "{\"username\":\"ADA\",\"displayName\":\"x\",\"role\":\"READER\"}")
                        .body())
                .contains("urn:vigie:problem:username-taken", "est déjà utilisé");
        for (var nobody : List.of("system", "Unknown", "vigie-cli")) {
            assertThat(call(
                                    "POST",
                                    "/accounts",
                                    "{\"username\":\"" + nobody + "\",\"displayName\":\"x\",\"role\":\"READER\"}")
                            .body())
                    .as("the trail would not tell her from %s", nobody)
                    .contains("urn:vigie:problem:username-taken");
        }
        assertThat(call("POST", "/accounts", "{\"username\":\"<b>\",\"displayName\":\"x\",\"role\":\"READER\"}")
                        .body())
                .contains("urn:vigie:problem:bad-parameter", "username");
        assertThat(call("POST", "/accounts", "{\"username\":\"bob\",\"displayName\":\"x\",\"role\":\"KING\"}")
                        .body())
                .contains("urn:vigie:problem:unreadable-body");
        assertThat(call("POST", "/accounts", "{\"username\":\"bob\",\"displayName\":\"x\"}")
                        .body())
                .contains("urn:vigie:problem:missing-parameter");
    }

    @Test
    @Order(3)
    void invitedPersonMayReadButNotAdminister() {
        var browser = new TestBrowser("fr");
        var flow = new CodeFlow(ISSUER, PUBLIC, browser);
        browser.open(flow.address(flow.request()));
        assertThat(browser.open(link).body()).contains("ada");
        assertThat(browser.open(link).body()).as("looking uses nothing up").contains("ada");
        assertThat(browser.submit(Map.of("password", "Password1234", "repeated", "Password1234"))
                        .statusCode())
                .isEqualTo(422);
        browser.submit(Map.of("password", "another long pass phrase", "repeated", "another long pass phrase"));
        var over = browser.open(link);
        assertThat(over.statusCode()).isEqualTo(410);
        assertThat(over.body()).contains("Ce lien n’est plus valable");
        browser.open(flow.address(flow.request()));
        var hers = accessToken(flow, flow.last().get("code"));
        var answer = admin.fetch(ISSUER + "/api/v1/accounts", "Authorization", hers);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("urn:vigie:problem:not-permitted");
        assertThat(admin.fetch(ISSUER + "/api/v1/accounts").statusCode()).isEqualTo(401);
        assertThat(admin.fetch(ISSUER + "/api/v1/audit", "Authorization", hers).statusCode())
                .isEqualTo(403);
    }

    @Test
    @Order(4)
    void roleChangesAndSignOutTakeEffect() {
        var changed = call("PUT", "/accounts/" + invited, "{\"displayName\":\"Ada\",\"role\":\"EPIDEMIOLOGIST\"}");
        assertThat(changed.body()).contains("EPIDEMIOLOGIST", "rounds:run");
        assertThat(call("DELETE", "/accounts/" + invited + "/sessions", "").statusCode())
                .isEqualTo(204);
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM oauth2_authorization WHERE principal_name = ?", Integer.class, invited))
                .isZero();
        var reset = call("POST", "/accounts/" + invited + "/password-reset", "");
        assertThat(reset.body()).contains("\"passwordMustChange\":true");
        var again = new TestBrowser("fr");
        again.open(ISSUER + "/sign-in");
        assertThat(again.submit(Map.of("username", "ada", "password", "another long pass phrase"))
                        .statusCode())
                .as("the old password is void")
                .isEqualTo(401);
        again.open(address(JsonParserFactory.getJsonParser().parseMap(reset.body())));
        again.submit(Map.of("password", "yet another pass phrase", "repeated", "yet another pass phrase"));
    }

    @Test
    @Order(4)
    void oneSessionEndsWithWhatWasGrantedInIt() {
        for (int i = 0; i < 2; i++) {
            var browser = new TestBrowser("fr");
            var flow = new CodeFlow(ISSUER, PUBLIC, browser);
            accessToken(flow, flow.authorize("admin", PASSWORD).get("code"));
        }
        var mine = call("GET", "/me/sessions", "").body();
        var sessions = JsonParserFactory.getJsonParser().parseList(mine);
        assertThat(sessions).hasSize(3);
        assertThat(mine).contains("\"address\":\"127.0.0.1\"", "Java-http-client");
        var grants = "SELECT count(*) FROM oauth2_authorization WHERE authorization_grant_type = 'authorization_code'"
                + " AND principal_name = (SELECT id::text FROM account WHERE username = 'admin')";
        var before = jdbc.queryForObject(grants, Integer.class);
        var one = ((Map<?, ?>) sessions.getFirst()).get("id");
        assertThat(call("DELETE", "/me/sessions/" + one, "").statusCode()).isEqualTo(204);
        assertThat(call("DELETE", "/me/sessions/" + one, "").statusCode()).isEqualTo(404);
        assertThat(jdbc.queryForObject(grants, Integer.class)).isEqualTo(before - 1);
        assertThat(JsonParserFactory.getJsonParser()
                        .parseList(call("GET", "/me/sessions", "").body()))
                .hasSize(2);
        var other = ((Map<?, ?>) sessions.getLast()).get("id");
        var foreign = call("DELETE", "/accounts/" + invited + "/sessions/" + other, "");
        assertThat(foreign.statusCode()).as("the session is another person’s").isEqualTo(404);
    }

    @Test
    @Order(4)
    void personSeesAndCorrectsHerOwnAccount() {
        assertThat(call("GET", "/me", "").body()).contains("\"username\":\"admin\"", "\"lastSignInAt\":\"");
        assertThat(call("PUT", "/me", "{\"displayName\":\"The Administrator\"}").body())
                .contains("The Administrator", "ADMINISTRATOR");
        assertThat(call("PUT", "/me", "{\"displayName\":\" \"}").statusCode()).isEqualTo(400);
    }

    @Test
    @Order(5)
    void lockedAccountKeepsItsPersonOut() {
        assertThat(call("PUT", "/accounts/" + invited + "/lock", "").body()).contains("\"locked\":true");
        var browser = new TestBrowser("fr");
        browser.open(ISSUER + "/sign-in");
        var right =
                jdbc.queryForObject("SELECT count(*) FROM account WHERE username = 'ada' AND locked", Integer.class);
        assertThat(right).isEqualTo(1);
        assertThat(browser.submit(Map.of("username", "ada", "password", "wrong"))
                        .body())
                .contains("incorrect")
                .doesNotContain("bloqué");
        assertThat(browser.submit(Map.of("username", "ada", "password", "yet another pass phrase"))
                        .body())
                .contains("Votre compte est bloqué");
        assertThat(call("DELETE", "/accounts/" + invited + "/lock", "").body()).contains("\"locked\":false");
    }

    @Test
    @Order(5)
    void clientsAreAbsentWhereTheCountryHasNone() {
        assertThat(call("GET", "/clients", "").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(5)
    void lastAdministratorStays() {
        var id = jdbc.queryForObject("SELECT id FROM account WHERE username = 'admin'", String.class);
        var closed = call("DELETE", "/accounts/" + id, "");
        assertThat(closed.statusCode()).isEqualTo(409);
        assertThat(closed.body()).contains("urn:vigie:problem:last-administrator", "«\u00a0admin\u00a0»");
        assertThat(call("PUT", "/accounts/" + id, "{\"displayName\":\"x\",\"role\":\"READER\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    @Order(5)
    void twoWhoEndEachOthersRoleAtOnceDoNotBothSucceed() throws Exception {
        jdbc.update("""
                INSERT INTO account (id, username, display_name, role, password_hash, password_must_change, created_at,
                                     password_changed_at)
                VALUES (gen_random_uuid(), 'twin', 'Twin', 'ADMINISTRATOR', '', true, now(), now())""");
        var ids = jdbc.queryForList("SELECT id FROM account WHERE role = 'ADMINISTRATOR'", String.class);
        assertThat(ids).hasSize(2);
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 10; round++) {
                var answers = together.invokeAll(ids.stream()
                        .<Callable<Integer>>map(id ->
                                () -> call("PUT", "/accounts/" + id, "{\"displayName\":\"x\",\"role\":\"READER\"}")
                                        .statusCode())
                        .toList());
                assertThat(List.of(answers.getFirst().get(), answers.getLast().get()))
                        .as("round %d", round)
                        .containsExactlyInAnyOrder(200, 409);
                jdbc.update("UPDATE account SET role = 'ADMINISTRATOR' WHERE id IN (?::uuid, ?::uuid)", ids.toArray());
            }
        }
        jdbc.update("DELETE FROM account WHERE username = 'twin'");
    }

    @Test
    @Order(6)
    void closedAccountIsGone() {
        assertThat(call("DELETE", "/accounts/" + invited, "").statusCode()).isEqualTo(204);
        assertThat(call("GET", "/accounts/" + invited, "").statusCode()).isEqualTo(404);
        var browser = new TestBrowser("fr");
        browser.open(ISSUER + "/sign-in");
        assertThat(browser.submit(Map.of("username", "ada", "password", "another long pass phrase"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(7)
    void auditTellsWhatHappened() {
        var found = call("GET", "/audit?event=account&limit=3", "").body();
        assertThat(found)
                .contains("\"event\":\"account.closed\"", "\"actor\":\"admin\"", "\"subject\":\"ada\"", "\"next\":");
        assertThat(call("GET", "/audit?event=sign-in.refused", "").body()).contains("sign-in.refused");
        assertThat(call("GET", "/audit?text=READER", "").body()).contains("account.invited");
        assertThat(call("GET", "/audit?event=audit.read", "").body()).contains("audit.read");
        assertThat(call("GET", "/audit?limit=0", "").statusCode()).isEqualTo(400);
        assertThat(call("GET", "/audit?from=yesterday", "").statusCode()).isEqualTo(400);
        var csv = admin.fetch(ISSUER + "/api/v1/audit", "Authorization", token, "Accept", "text/csv")
                .body();
        assertThat(csv)
                .startsWith("number,at,event,actor,subject,address,detail\r\n")
                .contains(",account.invited,");
        var part = admin.fetch(
                        ISSUER + "/api/v1/audit?event=account&text=READER",
                        "Authorization",
                        token,
                        "Accept",
                        "text/csv")
                .body();
        assertThat(part.lines().skip(1)).isNotEmpty().allMatch(line -> line.contains(",account."));
        assertThat(call("GET", "/audit?event=audit.exported", "").body()).contains("events=account; by-words=true");
    }

    @Test
    @Order(8)
    void headNotedElsewhereShowsWhatWasCutOff() {
        var checked = call("GET", "/audit/integrity", "").body();
        assertThat(checked).startsWith("{\"whole\":true,\"head\":\"").doesNotContain("holds");
        var head = checked.replaceAll(".*\"head\":\"([^\"]+)\".*", "$1");
        assertThat(call("GET", "/audit/integrity?head=" + head, "").body()).contains("\"holds\":true");
        assertThat(call("GET", "/audit?event=audit.checked", "").body()).contains("\"detail\":\"whole=true\"");
        jdbc.execute("ALTER TABLE audit.event DISABLE TRIGGER keep");
        jdbc.update("DELETE FROM audit.event WHERE number >= ?", Long.parseLong(head.split(":", 2)[0]));
        jdbc.execute("ALTER TABLE audit.event ENABLE TRIGGER keep");
        assertThat(audit.firstBroken()).as("the chain alone does not tell").isEmpty();
        assertThat(call("GET", "/audit/integrity?head=" + head, "").body())
                .contains("\"whole\":false", "\"holds\":false");
        assertThat(call("GET", "/audit/integrity?head=1", "").statusCode()).isEqualTo(400);
        assertThat(call("GET", "/audit/integrity?head=0:", "").body()).contains("\"holds\":true");
    }

    @Test
    @Order(8)
    void tamperingIsRefusedAndFound() {
        assertThatThrownBy(() -> jdbc.update("UPDATE audit.event SET actor = 'eve' WHERE number = 2"))
                .hasMessageContaining("neither changed nor removed");
        assertThatThrownBy(() -> jdbc.update("DELETE FROM audit.event")).hasMessageContaining("neither changed");
        assertThatThrownBy(() -> jdbc.execute("TRUNCATE audit.event")).hasMessageContaining("neither changed");
        jdbc.execute("ALTER TABLE audit.event DISABLE TRIGGER keep");
        var original = jdbc.queryForObject("SELECT actor FROM audit.event WHERE number = 2", String.class);
        jdbc.update("UPDATE audit.event SET actor = 'eve' WHERE number = 2");
        assertThat(audit.firstBroken()).hasValue(2);
        jdbc.update("UPDATE audit.event SET actor = ? WHERE number = 2", original);
        assertThat(audit.firstBroken()).isEmpty();
        jdbc.execute("ALTER TABLE audit.event ENABLE TRIGGER keep");
    }

    @Test
    @Order(9)
    void oldEventsAreForgottenAndTheChainGoesOn() {
        var until = jdbc.queryForObject("SELECT at FROM audit.event WHERE number = 3", java.sql.Timestamp.class)
                .toInstant();
        assertThat(audit.forgetBefore(until.plusMillis(1))).isGreaterThanOrEqualTo(3);
        assertThat(audit.firstBroken()).isEmpty();
        assertThat(audit.forgetBefore(Instant.EPOCH)).isZero();
    }
}
