package org.vigie.auth.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.vigie.auth.AuthServiceTest;
import org.vigie.auth.audit.Audit;

@TestPropertySource(properties = "vigie.country=ch")
class RetentionTests extends AuthServiceTest {
    @Autowired
    private Retention retention;

    @Autowired
    private Audit audit;

    @Autowired
    private JdbcTemplate jdbc;

    private void closedAccount(String name, int daysAgo) {
        jdbc.update("""
                INSERT INTO account (id, username, display_name, role, password_hash, password_must_change, closed,
                                     created_at, password_changed_at, closed_at)
                VALUES (gen_random_uuid(), ?, ?, 'READER', '', true, true, now(), now(), now() - make_interval(days => ?))""", name, name, daysAgo);
    }

    @Test
    void whatIsOverIsRemovedAndReported() {
        closedAccount("long-gone", 91);
        closedAccount("just-gone", 89);
        retention.carryOut();
        assertThat(jdbc.queryForList("SELECT username FROM account WHERE closed", String.class))
                .containsExactly("just-gone");
        assertThat(retention.reports()).singleElement().satisfies(report -> {
            assertThat(report.kind()).isEqualTo(Kind.CLOSED_ACCOUNTS);
            assertThat(report.removed()).isEqualTo(1);
        });
        retention.change(Kind.CLOSED_ACCOUNTS, 30, "olga", "");
        retention.carryOut();
        assertThat(jdbc.queryForList("SELECT username FROM account WHERE closed", String.class))
                .isEmpty();
        assertThat(audit.firstBroken()).isEmpty();
    }
}
