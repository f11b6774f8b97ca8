package org.vigie.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.password.PasswordEncoder;

class Argon2idTests {
    private final Argon2id argon2 = new Argon2id();
    private final PasswordEncoder java = Argon2id.inJava();

    @ParameterizedTest
    @ValueSource(strings = {"a long enough pass phrase", "Grüezi mitenand, 日本 🦠", " "})
    void eachTakesTheHashesOfTheOther(String password) {
        String hash = argon2.encode(password);
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(java.matches(password, hash)).isTrue();
        assertThat(java.matches(password + "x", hash)).isFalse();
        assertThat(argon2.matches(password, java.encode(password))).isTrue();
        assertThat(argon2.matches(password + "x", java.encode(password))).isFalse();
        assertThat(argon2.encode(password)).isNotEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "$argon2id$v=19$m=19456,t=2,p=1$broken"})
    void whatIsNoHashMatchesNothing(String hash) {
        assertThat(argon2.matches("a long enough pass phrase", hash)).isFalse();
    }

    @Test
    void nobodysHashIsComparedAsAnother() {
        assertThat(argon2.matches("a long enough pass phrase", Passwords.NOBODY))
                .isFalse();
    }

    @Test
    void hashingTakesNoHeap() {
        argon2.encode("the first loads the library");
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        argon2.encode("a long enough pass phrase");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    }
}
