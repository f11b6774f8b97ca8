package org.vigie.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTests {
    private final List<String> compared = new ArrayList<>();
    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Passwords passwords = new Passwords(null, null, new PasswordEncoder() {
        @Override
        public String encode(CharSequence password) {
            return argon2.encode(password);
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            compared.add(hash);
            return argon2.matches(password, hash);
        }
    });

    private static Account account(String hash) {
        return new Account(
                UUID.randomUUID(),
                "ada",
                "Ada",
                null,
                Role.READER,
                hash,
                false,
                true,
                false,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null);
    }

    @Test
    void anAbsentAccountCostsWhatARealOneDoes() {
        var dearer = new Argon2PasswordEncoder(16, 32, 1, 19_457, 2);
        assertThat(dearer.upgradeEncoding(Passwords.NOBODY)).isTrue();
        assertThat(argon2.upgradeEncoding(Passwords.NOBODY)).isFalse();
    }

    @Test
    void everyAttemptComparesOneHashOfTheSameCostWhetherThereIsTheAccountOrNot() {
        var hash = passwords.hash("a long enough pass phrase");
        var cases = List.of(Optional.<Account>empty(), Optional.of(account("")), Optional.of(account(hash)));
        for (var account : cases) {
            compared.clear();
            assertThat(passwords.matches(account, "a wrong pass phrase")).isFalse();
            assertThat(compared).hasSize(1).noneMatch(argon2::upgradeEncoding);
        }
        assertThat(passwords.matches(Optional.of(account(hash)), "a long enough pass phrase"))
                .isTrue();
    }
}
