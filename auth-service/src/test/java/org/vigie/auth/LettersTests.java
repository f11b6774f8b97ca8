package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.TestBrowser;

@TestPropertySource(properties = {"vigie.country=ch", "vigie.auth.links.from=vigie@example.org"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LettersTests extends AuthServiceTest {
    private static final Pattern LINK = Pattern.compile("http\\S+/link\\?token=\\S+");
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    private final TestBrowser browser = new TestBrowser("de-CH");

    @Autowired
    private JdbcTemplate jdbc;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MAIL.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        MAIL.stop();
    }

    private static String link(int letter) {
        assertThat(MAIL.waitForIncomingEmail(60_000, letter)).isTrue();
        var text = GreenMailUtil.getBody(MAIL.getReceivedMessages()[letter - 1])
                .replace("=\r\n", "")
                .replace("=3D", "=");
        var found = LINK.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group();
    }

    @Test
    @Order(1)
    void invitationIsSentInTheInvitersLanguageAndNotShown() throws Exception {
        var flow = new CodeFlow(ISSUER, PUBLIC, browser);
        flow.authorize("admin", BOOTSTRAP);
        browser.submit(Map.of("password", PASSWORD, "repeated", PASSWORD));
        var tokens = flow.exchange(flow.last().get("code"), CodeFlow.VERIFIER, SECRET);
        var token = "Bearer "
                + JsonParserFactory.getJsonParser().parseMap(tokens.body()).get("access_token");
        var answer = browser.send(
                "POST",
                ISSUER + "/api/v1/accounts",
                "{\"username\":\"ada\",\"displayName\":\"Ada L.\",\"email\":\"ada@example.org\",\"role\":\"READER\"}",
                "Authorization",
                token,
                "Content-Type",
                "application/json",
                "Accept",
                "application/json");
        assertThat(answer.body()).contains("\"sent\":true").doesNotContain("token=");
        var hers = new TestBrowser("de-CH");
        assertThat(hers.open(link(1)).body()).contains("Wählen Sie das Passwort für das Konto ada.");
        var letter = MAIL.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo("Ihr Konto bei Vigie");
        assertThat(letter.getAllRecipients()[0]).hasToString("ada@example.org");
        hers.submit(Map.of("password", "drei lange Kraniche", "repeated", "drei lange Kraniche"));
        assertThat(jdbc.queryForObject(
                        "SELECT password_hash LIKE '$argon2id$%' FROM account WHERE username = 'ada'", Boolean.class))
                .isTrue();
    }

    @Test
    @Order(2)
    void forgottenPasswordIsReplacedByALinkAndTheAnswerSaysNothing() {
        browser.open(ISSUER + "/forgotten");
        var known = browser.submit(Map.of("username", "ada"));
        var hers = new TestBrowser("it");
        hers.open(link(2));
        browser.open(ISSUER + "/forgotten");
        var unknown = browser.submit(Map.of("username", "nobody"));
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
        assertThat(known.body()).isEqualTo(unknown.body()).contains("Wenn es ein solches Konto");
        assertThat(hers.submit(Map.of("password", "kurz", "repeated", "kurz")).statusCode())
                .isEqualTo(422);
        hers.submit(Map.of("password", "vier lange Kraniche", "repeated", "vier lange Kraniche"));
        assertThat(hers.open(link(2)).statusCode()).isEqualTo(410);
        assertThat(MAIL.getReceivedMessages()).hasSize(2);
    }

    @Test
    @Order(3)
    void askingTooOftenIsSlowedDown() {
        var answer = 0;
        for (int i = 0; i < 7 && answer != 429; i++) {
            browser.open(ISSUER + "/forgotten");
            answer = browser.submit(Map.of("username", "somebody")).statusCode();
        }
        assertThat(answer).isEqualTo(429);
    }
}
