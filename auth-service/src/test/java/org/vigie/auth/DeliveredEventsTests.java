package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.test.context.TestPropertySource;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.audit.AuditEvent;
import org.vigie.auth.audit.AuditQuery;
import org.vigie.auth.audit.Erasures;
import org.vigie.testsupport.TestBrowser;

@TestPropertySource(properties = "vigie.country=ch")
class DeliveredEventsTests extends AuthServiceTest {
    private static String token;

    private final TestBrowser service = new TestBrowser("de");

    @Autowired
    private Audit audit;

    @Autowired
    private Erasures erasures;

    @BeforeEach
    void getToken() {
        if (token == null) {
            token = token("prediction", "audit:write");
        }
    }

    private String token(String client, String scope) {
        var answer = new CodeFlow(ISSUER, PUBLIC, service)
                .token(Map.of("grant_type", "client_credentials", "scope", scope), client, SECRET);
        return "Bearer "
                + JsonParserFactory.getJsonParser().parseMap(answer.body()).get("access_token");
    }

    private HttpResponse<String> deliver(String authorization, String events) {
        return service.send(
                "POST",
                ISSUER + "/api/v1/audit/events",
                events,
                "Authorization",
                authorization,
                "Content-Type",
                "application/json",
                "Accept",
                "application/json");
    }

    private static String event(UUID id, String at, String event, String subject) {
        return "{\"id\":\"" + id + "\",\"at\":\"" + at + "\",\"event\":\"" + event
                + "\",\"actor\":\"ada\",\"subject\":\"" + subject + "\",\"address\":\"10.0.0.1\",\"detail\":\"d\"}";
    }

    private java.util.List<AuditEvent> found(String text) {
        return audit.search(
                new AuditQuery("", "", text, Instant.EPOCH, Instant.parse("2999-01-01T00:00:00Z"), Long.MAX_VALUE, 50));
    }

    @Test
    void eventDeliveredTwiceIsKeptOnce() {
        var event = "[" + event(UUID.randomUUID(), "2026-01-02T03:04:05Z", "import.withdrawn", "import 7411") + "]";
        assertThat(deliver(token, event).statusCode()).isEqualTo(204);
        assertThat(deliver(token, event).statusCode()).isEqualTo(204);
        assertThat(found("import 7411")).singleElement().satisfies(kept -> {
            assertThat(kept.at()).isEqualTo("2026-01-02T03:04:05Z");
            assertThat(kept.event()).isEqualTo("import.withdrawn");
            assertThat(kept.actor()).isEqualTo("ada");
            assertThat(kept.address()).isEqualTo("10.0.0.1");
        });
        assertThat(audit.firstBroken()).isEmpty();
    }

    @Test
    void batchWithABadEventIsRefusedWhole() {
        var now = Instant.now().toString();
        var good = event(UUID.randomUUID(), now, "export.observations", "good 8112");
        for (var bad : new String[] {
            event(UUID.randomUUID(), now, "account.invited", "x"),
            event(UUID.randomUUID(), now, "sign-in.accepted", "x"),
            event(UUID.randomUUID(), now, "import", "x"),
            event(UUID.randomUUID(), "2999-01-01T00:00:00Z", "import.received", "x"),
            "{\"id\":\"" + UUID.randomUUID() + "\"}"
        }) {
            assertThat(deliver(token, "[" + good + "," + bad + "]").statusCode())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(found("good 8112")).isEmpty();
    }

    @Test
    void nobodyElseMayDeliver() {
        var event = "[" + event(UUID.randomUUID(), Instant.now().toString(), "import.received", "forged 1") + "]";
        assertThat(deliver(token("vigie-cli", "observations:import"), event).statusCode())
                .isEqualTo(403);
        assertThat(found("forged 1")).isEmpty();
    }

    @Test
    void serviceIsToldWhomToForgetUntilItHasDoneSo() {
        erasures.add("zelda", Instant.parse("2026-01-02T03:04:05Z"), "erased-1a2b3c4d");
        var told = get(token);
        assertThat(told.body())
                .contains(
                        "\"name\":\"zelda\"",
                        "\"since\":\"2026-01-02T03:04:05Z\"",
                        "\"pseudonym\":\"erased-1a2b3c4d\"");
        var id = ((Map<?, ?>)
                        JsonParserFactory.getJsonParser().parseList(told.body()).getFirst())
                .get("id");
        assertThat(get(token("vigie-cli", "observations:import")).statusCode()).isEqualTo(403);
        assertThat(service.send("DELETE", ISSUER + "/api/v1/audit/erasures/" + id, "", "Authorization", token)
                        .statusCode())
                .isEqualTo(204);
        assertThat(get(token).body()).isEqualTo("[]");
    }

    private HttpResponse<String> get(String authorization) {
        return service.fetch(
                ISSUER + "/api/v1/audit/erasures", "Authorization", authorization, "Accept", "application/json");
    }

    @Test
    void lateEventDoesNotTakeNewerOnesAwayWhenItsTimeIsOver() {
        audit.add("audit.read", "ada", "", "", "kept 5512");
        var late = event(UUID.randomUUID(), "2020-01-01T00:00:00Z", "import.received", "late 5512");
        assertThat(deliver(token, "[" + late + "]").statusCode()).isEqualTo(204);
        audit.forgetBefore(Instant.parse("2021-01-01T00:00:00Z"));
        assertThat(found("kept 5512")).hasSize(1);
        assertThat(audit.firstBroken()).isEmpty();
    }
}
