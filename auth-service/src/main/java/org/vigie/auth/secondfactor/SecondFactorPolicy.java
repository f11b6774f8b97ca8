package org.vigie.auth.secondfactor;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Role;

/** Of whom a second factor is asked: what the country asks at least, and what this deployment's people add to it. */
@Component
public class SecondFactorPolicy {
    /** What is asked of a role: always by the country's rule, or since somebody's decision. */
    public record Rule(
            Role role,
            boolean required,
            boolean always,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    private final SecondFactorFloor floor;
    private final JdbcClient jdbc;
    private final Clock clock;

    SecondFactorPolicy(SecondFactorFloor floor, JdbcClient jdbc, Clock clock) {
        this.floor = floor;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether this person must have a second factor. */
    public boolean requires(Account account) {
        return rule(account.role()).required();
    }

    /** What is asked of each role. */
    public List<Rule> rules() {
        return Arrays.stream(Role.values()).map(this::rule).toList();
    }

    public Rule rule(Role role) {
        if (floor.contains(role)) {
            return new Rule(role, true, true, null, null);
        }
        return jdbc.sql("SELECT changed_by, changed_at FROM second_factor_rule WHERE role = :role")
                .param("role", role.name())
                .query((row, number) -> new Rule(
                        role,
                        true,
                        false,
                        row.getString("changed_by"),
                        row.getTimestamp("changed_at").toInstant()))
                .optional()
                .orElseGet(() -> new Rule(role, false, false, null, null));
    }

    /** Asks a second factor of a role, or no longer; what the country asks stays. */
    public void require(Role role, boolean required, String actor) {
        if (required) {
            jdbc.sql("""
                    INSERT INTO second_factor_rule (role, changed_by, changed_at) VALUES (:role, :actor, :now)
                    ON CONFLICT (role) DO NOTHING""")
                    .param("role", role.name())
                    .param("actor", actor)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } else {
            jdbc.sql("DELETE FROM second_factor_rule WHERE role = :role")
                    .param("role", role.name())
                    .update();
        }
    }
}
