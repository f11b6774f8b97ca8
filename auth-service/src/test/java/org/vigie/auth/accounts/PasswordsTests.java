package org.vigie.auth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordsTests {
    @Test
    void anAbsentAccountCostsWhatARealOneDoes() {
        var dearer = new Argon2PasswordEncoder(16, 32, 1, 19_457, 2);
        var asDear = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
        assertThat(dearer.upgradeEncoding(Passwords.NOBODY)).isTrue();
        assertThat(asDear.upgradeEncoding(Passwords.NOBODY)).isFalse();
    }
}
