package org.vigie.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.vigie.testsupport.TestBrowser;

/**
 * Nobody learns from an answer, or from the time it takes, whether there is an account: the answers are the same letter
 * by letter, the same questions are put to the database, and refusals wait for one and the same time. That each attempt
 * hashes once at the same cost is in PasswordsTests; times are compared by {@code benchmarks/auth/run}.
 */
@TestPropertySource(properties = {"vigie.country=us", "spring.mail.host=127.0.0.1", "spring.mail.port=9"})
class HiddenAccountsTests extends AuthServiceTest {
    /** What somebody outside can see of a request, and what it made the server do. */
    private record Seen(int status, Map<String, List<String>> headers, String body, List<String> statements) {}

    @Autowired
    private JdbcTemplate jdbc;

    private final ListAppender<ILoggingEvent> log = logOfSeveralThreads();

    @BeforeEach
    void people() {
        jdbc.update("DELETE FROM account WHERE username <> 'admin'");
        for (var name : List.of("active", "locked", "closed", "restricted", "invited")) {
            jdbc.update("""
                    INSERT INTO account (id, username, display_name, email, role, password_hash, password_must_change,
                                         created_at, password_changed_at, locked)
                    SELECT gen_random_uuid(), ?, ?, ? || '@example.org', 'READER', password_hash, false, now(), now(), ?
                    FROM account WHERE username = 'admin'""", name, name, name, name.equals("locked"));
        }
        jdbc.update("UPDATE account SET password_hash = '' WHERE username = 'invited'");
        jdbc.update("UPDATE account SET closed = true WHERE username = 'closed'");
        jdbc.update("UPDATE account SET restricted_at = now() WHERE username = 'restricted'");
        signIn("so that the trail has a first event");
        jdbc.update("DELETE FROM failed_sign_in");
    }

    /** Mail is written and old sessions are cleared by threads of their own, which may log while the list is read. */
    private static ListAppender<ILoggingEvent> logOfSeveralThreads() {
        var log = new ListAppender<ILoggingEvent>();
        log.list = new CopyOnWriteArrayList<>();
        return log;
    }

    private Seen seen(String name, Supplier<HttpResponse<String>> request) {
        var jdbcLog = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var before = jdbcLog.getLevel();
        log.list.clear();
        log.start();
        jdbcLog.setLevel(Level.DEBUG);
        jdbcLog.addAppender(log);
        try {
            var answer = request.get();
            var headers = new LinkedHashMap<>(answer.headers().map());
            headers.keySet().removeIf(header -> List.of("date", "set-cookie").contains(header));
            var statements = log.list.stream()
                    .filter(event -> !event.getThreadName().matches("reset|scheduling.*|spring-session-.*"))
                    .map(ILoggingEvent::getFormattedMessage)
                    .filter(message -> message.contains("SQL statement ["))
                    .toList();
            return new Seen(answer.statusCode(), headers, withoutName(answer.body(), name), statements);
        } finally {
            jdbcLog.detachAppender(log);
            jdbcLog.setLevel(before);
        }
    }

    private static String withoutName(String body, String name) {
        return body.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "name=\"_csrf\"")
                .replace(name, "NAME");
    }

    private Seen signIn(String name) {
        var browser = new TestBrowser("en");
        browser.open(ISSUER + "/sign-in");
        return seen(name, () -> browser.submit(Map.of("username", name, "password", "not the password")));
    }

    private Seen forgotten(String name) {
        var browser = new TestBrowser("en");
        browser.open(ISSUER + "/forgotten");
        return seen(name, () -> browser.submit(Map.of("username", name)));
    }

    @Test
    void refusedSignInIsTheSameWhetherThereIsAnAccountOrNot() {
        var nobody = signIn("nobody");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.statements()).hasSizeGreaterThan(5);
        for (var name : List.of("active", "locked", "closed", "restricted", "invited", "nobody-else")) {
            assertThat(signIn(name)).as(name).isEqualTo(nobody);
        }
    }

    @Test
    void refusalWaitsWhetherThereIsAnAccountOrNot() {
        for (var name : List.of("active", "nobody")) {
            var begun = System.nanoTime();
            assertThat(signIn(name).status()).isEqualTo(401);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
        }
    }

    @Test
    void accountGuessedAtFromEverywhereIsTheSameAsNone() {
        for (var name : List.of("active", "nobody")) {
            jdbc.update("""
                    INSERT INTO failed_sign_in (username_hash, address, at)
                    SELECT sha256(convert_to(?, 'UTF8')), '203.0.113.' || n, now() FROM generate_series(1, 120) n""", name);
        }
        var nobody = signIn("nobody");
        assertThat(nobody.status()).isEqualTo(429);
        assertThat(signIn("active")).isEqualTo(nobody);
    }

    @Test
    void askingForANewPasswordIsTheSameWhetherThereIsAnAccountOrNot() {
        var nobody = forgotten("nobody");
        assertThat(nobody.status()).isEqualTo(200);
        assertThat(nobody.body()).contains("If there is such an account");
        for (var name : List.of("active", "locked", "closed", "restricted", "invited", "nobody-else")) {
            assertThat(forgotten(name)).as(name).isEqualTo(nobody);
        }
    }

    @Test
    void linkOfAClosedAccountIsTheSameAsNone() throws Exception {
        jdbc.update("""
                INSERT INTO password_link (fingerprint, account_id, expires_at)
                SELECT ?, id, now() + interval '1 day' FROM account WHERE username = 'closed'""", MessageDigest.getInstance("SHA-256").digest("closed".getBytes(StandardCharsets.UTF_8)));
        var never = new TestBrowser("en").open(ISSUER + "/link?token=never");
        var closed = new TestBrowser("en").open(ISSUER + "/link?token=closed");
        assertThat(never.statusCode()).isEqualTo(410);
        assertThat(closed.statusCode()).isEqualTo(410);
        assertThat(closed.body().replaceAll("urn:uuid:[^<]*", ""))
                .isEqualTo(never.body().replaceAll("urn:uuid:[^<]*", ""));
    }
}
