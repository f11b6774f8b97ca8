package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
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
    void consentIsRecordedWithdrawnAndExported() {
        assertThat(call(reader, "GET", "/me/consents", "").body()).contains("\"letters\":false", "\"history\":[]");
        assertThat(call(reader, "PUT", "/me/consents/SIGN_IN_LETTERS", "").body())
                .contains("\"letters\":true", "\"withdrawnAt\":null");
        assertThat(call(reader, "DELETE", "/me/consents/SIGN_IN_LETTERS", "").body())
                .contains("\"letters\":false", "\"givenAt\":\"20")
                .doesNotContain("\"withdrawnAt\":null");
        assertThat(call(reader, "GET", "/me/data", "").body()).contains("SIGN_IN_LETTERS", "privacy.consent-withdrawn");
        assertThat(call(reader, "PUT", "/me/consents/ADVERTISING", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    @Order(3)
    void personCorrectsHerNameAndAddress() {
        assertThat(call(reader, "PUT", "/me", "{\"displayName\":\"Ada L.\",\"email\":\"ada@example.org\"}")
                        .body())
                .contains("\"displayName\":\"Ada L.\"", "\"email\":\"ada@example.org\"");
        assertThat(call(reader, "PUT", "/me", "{\"displayName\":\"Ada\"}").body())
                .as("what is not said stays")
                .contains("\"email\":\"ada@example.org\"");
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
        assertThat(jdbc.queryForMap("SELECT name, pseudonym, until > since AS after FROM erasure"))
                .as("what prediction-service is told")
                .containsEntry("name", "ada")
                .containsEntry("after", true)
                .hasEntrySatisfying(
                        "pseudonym", name -> assertThat((String) name).startsWith("erased-"));
    }

    @Test
    @Order(5)
    void nextOneOfTheSameNameHasAHistoryOfHerOwn() {
        reader = invite("ada", "READER");
        assertThat(call(reader, "GET", "/me/data", "").body()).doesNotContain("privacy.erased");
    }

    @Test
    @Order(6)
    void restrictedPersonIsKeptAndKeptOutUntilTheOfficerLiftsIt() {
        var id = jdbc.queryForObject("SELECT id FROM account WHERE username = 'ada'", String.class);
        jdbc.update("""
                INSERT INTO consent (account_id, purpose, given_at, withdrawn_at)
                VALUES (?::uuid, 'SIGN_IN_LETTERS', now() - interval '9 years', now() - interval '8 years')""", id);
        assertThat(call(reader, "PUT", "/me/restriction", "").statusCode()).isEqualTo(204);

        var ada = new TestBrowser("fr");
        ada.open(ISSUER + "/sign-in");
        var page = ada.submit(Map.of("username", "ada", "password", PASSWORD));
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("Le traitement de vos données est limité");
        assertThat(jdbc.queryForObject(
                        "SELECT count(*) FROM spring_session WHERE principal_name = ?", Integer.class, id))
                .isZero();

        var account = "/accounts/" + id;
        for (var wish : List.of(
                List.of("PUT", account, "{\"displayName\":\"Another\",\"role\":\"ADMINISTRATOR\"}"),
                List.of("PUT", account + "/lock", ""),
                List.of("PUT", account + "/places", "{\"places\":[\"FR\"]}"),
                List.of("POST", account + "/password-reset", ""),
                List.of("DELETE", account + "/second-factor", ""),
                List.of("DELETE", account + "/personal-data", ""),
                List.of("DELETE", account, ""))) {
            assertThat(call(administrator, wish.get(0), wish.get(1), wish.get(2))
                            .body())
                    .as(wish.toString())
                    .contains("urn:vigie:problem:account-restricted");
        }
        assertThat(call(administrator, "GET", account, "").body())
                .contains("\"displayName\":\"Someone\"", "\"restrictedAt\":\"20");
        call(officer, "POST", "/privacy/retention/runs", "");
        assertThat(jdbc.queryForObject("SELECT count(*) FROM consent WHERE account_id = ?::uuid", Integer.class, id))
                .as("what is restricted is not erased, however old it is")
                .isEqualTo(1);
        jdbc.update("DELETE FROM consent WHERE account_id = ?::uuid", id);
        jdbc.update("DELETE FROM retention_run");

        assertThat(call(administrator, "GET", "/privacy/restrictions", "").statusCode())
                .isEqualTo(403);
        assertThat(call(officer, "GET", "/privacy/restrictions", "").body()).contains("\"username\":\"ada\"");
        assertThat(call(officer, "DELETE", "/privacy/restrictions/" + id, "").statusCode())
                .isEqualTo(204);
        assertThat(call(officer, "GET", "/privacy/restrictions", "").body()).isEqualTo("[]");
        reader = token(ada);
        assertThat(call(reader, "GET", "/me", "").statusCode()).isEqualTo(200);
        assertThat(call(officer, "GET", "/audit?event=privacy&limit=1000", "").body())
                .contains("privacy.restricted", "privacy.restriction-lifted");
    }

    @Test
    @Order(6)
    void officerRestrictsAtAPersonsWish() {
        assertThat(call(officer, "POST", "/privacy/restrictions", "{\"username\":\"nobody\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(call(officer, "POST", "/privacy/restrictions", "{}").statusCode())
                .isEqualTo(400);
        assertThat(call(officer, "POST", "/privacy/restrictions", "{\"username\":\"admin\"}")
                        .body())
                .contains("urn:vigie:problem:last-administrator");
        invite("kurt", "READER");
        var restricted = call(officer, "POST", "/privacy/restrictions", "{\"username\":\"kurt\"}");
        assertThat(restricted.statusCode()).isEqualTo(201);
        assertThat(restricted.body()).contains("\"displayName\":\"Someone\"");
    }

    private static String token(TestBrowser person) {
        var flow = new CodeFlow(ISSUER, PUBLIC, person);
        var code = flow.authorize("ada", PASSWORD).get("code");
        var answer = flow.exchange(code, CodeFlow.VERIFIER, SECRET).body();
        return "Bearer " + JsonParserFactory.getJsonParser().parseMap(answer).get("access_token");
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

    @Test
    @Order(8)
    void noticeSaysForHowLongThingsAreKeptNow() {
        assertThat(browser.open(ISSUER + "/privacy").body()).contains("puis 30 jours", "365 jours");
    }

    @Test
    @Order(8)
    void officerCarriesTheScheduleOutAndSeesWhen() {
        assertThat(call(officer, "GET", "/privacy/retention/last-run", "").body())
                .isEqualTo("{}");
        jdbc.update("""
                INSERT INTO account (id, username, display_name, role, password_hash, password_must_change, closed,
                                     created_at, password_changed_at, closed_at)
                VALUES (gen_random_uuid(), 'gone', 'Gone', 'READER', '', true, true, now(), now(), now() - interval '31 days')
                """);
        assertThat(call(officer, "POST", "/privacy/retention/runs", "").body()).contains("\"removed\":1");
        assertThat(jdbc.queryForObject("SELECT name FROM erasure ORDER BY until LIMIT 1", String.class))
                .isEqualTo("gone");
        assertThat(call(officer, "GET", "/privacy/retention/last-run", "").body())
                .contains("\"removed\":1");
        assertThat(call(officer, "GET", "/privacy/retention/reports", "").body())
                .contains("\"kind\":\"CLOSED_ACCOUNTS\"", "\"removed\":1");
        assertThat(call(administrator, "POST", "/privacy/retention/runs", "").statusCode())
                .isEqualTo(403);
    }

    @Test
    @Order(8)
    void officerKeepsTheRegisterAndHandsItOut() {
        assertThat(call(administrator, "GET", "/privacy/records/PROCESSING", "").statusCode())
                .isEqualTo(403);
        assertThat(call(officer, "GET", "/privacy/records/PROCESSING", "").body())
                .isEqualTo("[]");
        assertThat(call(officer, "POST", "/privacy/records/PROCESSING/delivered", "")
                        .body())
                .contains("Comptes et accès", "puis 30 jours", "Journal d’audit");
        assertThat(call(officer, "POST", "/privacy/records/PROCESSING/delivered", "")
                        .body()
                        .split("Comptes et accès", -1))
                .as("once only")
                .hasSize(2);
        for (var bad : List.of("{}", "{\"name\":\" \"}", "{\"name\":\"x\",\"colour\":\"red\"}")) {
            assertThat(call(officer, "POST", "/privacy/records/BREACH", bad).statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        var added = call(
                officer,
                "POST",
                "/privacy/records/BREACH",
                "{\"name\":\"=Ordinateur perdu\",\"told\":\"<b>non</b>, \\\"chiffré\\\"\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        var id = JsonParserFactory.getJsonParser().parseMap(added.body()).get("id");
        assertThat(call(officer, "PUT", "/privacy/records/PROCESSING/" + id, "{\"name\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        var csv = export("/privacy/records/BREACH", "text/csv");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .get()
                .asString()
                .contains("vigie-breach.csv");
        assertThat(csv.body())
                .startsWith("name,noticed,happened,data,consequences,measures,authority,told,changed_by,changed_at\r\n")
                .contains("'=Ordinateur perdu", "\"<b>non</b>, \"\"chiffré\"\"\"", ",olga,");
        assertThat(export("/privacy/records/BREACH", "text/html").body())
                .contains("<html lang=\"fr\">", "Registre des violations", "Santé publique Exemple", "&lt;b&gt;non")
                .doesNotContain("<b>");
        assertThat(call(officer, "DELETE", "/privacy/records/BREACH/" + id, "").statusCode())
                .isEqualTo(204);
        assertThat(call(officer, "GET", "/audit?event=privacy&limit=1000", "").body())
                .contains("privacy.record-added", "privacy.record-exported", "privacy.record-removed");
    }

    private HttpResponse<String> export(String path, String type) {
        return browser.fetch(ISSUER + "/api/v1" + path, "Authorization", officer, "Accept", type);
    }

    @Test
    @Order(9)
    void personClosesHerAccount() {
        var bob = invite("bob", "READER");
        assertThat(call(bob, "PUT", "/me/closure", "").statusCode()).isEqualTo(204);
        assertThat(call(bob, "GET", "/me", "").statusCode()).isEqualTo(404);
        assertThat(jdbc.queryForObject("SELECT closed FROM account WHERE username LIKE 'bob/closed/%'", Boolean.class))
                .isTrue();
    }

    @Test
    @Order(10)
    void secondFactorIsAskedOfOneMoreRole() {
        assertThat(call(reader, "GET", "/second-factor/rules", "").statusCode()).isEqualTo(403);
        assertThat(call(officer, "GET", "/second-factor/rules", "").body())
                .contains("{\"role\":\"READER\",\"required\":false,\"always\":false");
        assertThat(call(administrator, "PUT", "/second-factor/rules/READER", "{\"required\":true}")
                        .body())
                .contains("\"required\":true,\"always\":false,\"changedBy\":\"admin\"");
        var invited = JsonParserFactory.getJsonParser()
                .parseMap(call(
                                administrator,
                                "POST",
                                "/accounts",
                                "{\"username\":\"eve\",\"displayName\":\"Eve\",\"role\":\"READER\"}")
                        .body());
        var eve = new TestBrowser("fr");
        assertThat(eve.open((String) ((Map<?, ?>) invited.get("link")).get("address"))
                        .body())
                .contains("Au moins 8 caractères");
        var page = eve.submit(Map.of("password", "xk4#mQ2p", "repeated", "xk4#mQ2p"));
        assertThat(page.uri().getPath()).isEqualTo("/auth/second-factor/set-up");

        call(officer, "PUT", "/second-factor/rules/READER", "{\"required\":false}");
        var again = new TestBrowser("fr");
        again.open(ISSUER + "/sign-in");
        assertThat(again.submit(Map.of("username", "eve", "password", "xk4#mQ2p"))
                        .body())
                .as("a short password does not stand alone")
                .contains("Au moins 15 caractères");
    }

    @Test
    @Order(11)
    void erasedPersonIsNamedNowhereElseEither() {
        var ivo = invite("ivo", "DATA_PROTECTION_OFFICER");
        call(ivo, "PUT", "/privacy/retention/KNOWN_NETWORKS", "{\"days\":60}");
        call(ivo, "PUT", "/second-factor/rules/READER", "{\"required\":true}");
        call(ivo, "POST", "/privacy/records/BREACH", "{\"name\":\"Clé perdue\"}");
        call(ivo, "GET", "/audit?actor=olga", "");
        assertThat(tablesNaming("ivo")).contains("retention", "second_factor_rule", "privacy_record");
        assertThat(call(ivo, "DELETE", "/me", "").statusCode()).isEqualTo(204);
        assertThat(tablesNaming("ivo"))
                .as("but for what prediction-service is to forget")
                .containsExactly("erasure");
        assertThat(call(officer, "GET", "/privacy/retention", "").body())
                .contains("\"days\":60,\"changedBy\":\"erased-");
        assertThat(audit.firstBroken()).isEmpty();
    }

    private List<String> tablesNaming(String name) {
        return jdbc.queryForList("""
                        SELECT schemaname || '.' || tablename FROM pg_tables
                        WHERE schemaname IN ('public', 'audit') ORDER BY 1""", String.class).stream()
                .filter(table -> Boolean.TRUE.equals(jdbc.queryForObject(
                        "SELECT EXISTS (SELECT FROM " + table + " t WHERE t::text ~ ('\\m' || ? || '\\M'))",
                        Boolean.class,
                        name)))
                .map(table -> table.replaceFirst("^public\\.", ""))
                .toList();
    }
}
