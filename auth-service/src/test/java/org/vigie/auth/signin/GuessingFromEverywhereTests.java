package org.vigie.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.vigie.auth.AuthServiceTest;
import org.vigie.auth.accounts.Accounts;

@TestPropertySource(properties = "vigie.country=us")
class GuessingFromEverywhereTests extends AuthServiceTest {
    private static final String OFFICE = "198.51.100.7";

    @Autowired
    private SignIn signIn;

    @Autowired
    private FailedSignIns failures;

    @Autowired
    private Networks networks;

    @Autowired
    private Accounts accounts;

    @Test
    void locksOnlyStrangersOut() {
        var admin = accounts.findByUsername("admin").orElseThrow().id();
        assertThat(networks.isNewAfter(admin, OFFICE))
                .as("the first one is no news")
                .isFalse();
        assertThat(networks.isNewAfter(admin, "198.51.100.8")).isTrue();
        assertThat(networks.isNewAfter(admin, OFFICE)).isFalse();
        for (int i = 0; i <= FailedSignIns.PER_ACCOUNT; i++) {
            assertThat(failures.mayTry("admin", "203.0.113." + i)).isTrue();
        }
        assertThat(signIn.attempt("admin", BOOTSTRAP, "192.0.2.1")).isInstanceOf(SignIn.Outcome.Wait.class);
        assertThat(signIn.attempt("Admin", BOOTSTRAP, OFFICE)).isInstanceOf(SignIn.Outcome.Accepted.class);
        assertThat(signIn.attempt("nobody", BOOTSTRAP, "192.0.2.1")).isInstanceOf(SignIn.Outcome.Refused.class);
    }

    @Test
    void oneNetworkOfManyAddressesIsOne() {
        for (int i = 0; i < FailedSignIns.PER_ACCOUNT_AND_ADDRESS; i++) {
            assertThat(failures.mayTry("somebody", "2001:db8:1:2::" + i)).isTrue();
        }
        assertThat(failures.mayTry("somebody", "2001:db8:1:2:ffff::1")).isFalse();
        assertThat(failures.mayTry("somebody", "2001:db8:1:3::1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:0db8:0001:0002::1, 2001:db8:1:2::/64",
        "2001:db8::1, 2001:db8:0:0::/64",
        "::1, 0:0:0:0::/64",
        "fe80::1%eth0, fe80:0:0:0::/64",
        "second factor of 7, second factor of 7"
    })
    void networkOfAnAddress(String address, String network) {
        assertThat(Networks.of(address)).isEqualTo(network);
    }
}
