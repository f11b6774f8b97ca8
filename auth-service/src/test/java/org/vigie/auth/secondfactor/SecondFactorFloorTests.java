package org.vigie.auth.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigie.auth.accounts.Role;
import org.vigie.auth.keys.SealedSecretsForTests;
import org.vigie.auth.secondfactor.SecondFactorProperties.Enforcement;
import org.vigie.platform.country.CountryProfile;
import org.vigie.platform.security.VigieProperties;

class SecondFactorFloorTests {
    private static Set<Role> required(
            @Nullable Enforcement enforcement, @Nullable Set<Role> roles, String country, String address) {
        var floor = new SecondFactorFloor(
                new SecondFactorProperties(enforcement, roles),
                CountryProfile.of(country),
                new VigieProperties(address, address),
                SealedSecretsForTests.create());
        return Set.copyOf(Arrays.stream(Role.values()).filter(floor::contains).toList());
    }

    @Test
    void franceAsksEverybody() {
        assertThat(required(null, null, "fr", "https://vigie.example")).hasSize(Role.values().length);
    }

    @Test
    void elsewhereThoseWhoManagePeopleOrPersonalDataAreAsked() {
        assertThat(required(null, null, "ch", "https://vigie.example"))
                .containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER);
    }

    @Test
    void nobodyIsAskedOnALaptopUnlessSet() {
        assertThat(required(null, null, "fr", "http://localhost:8080")).isEmpty();
        assertThat(required(Enforcement.ENFORCED, null, "us", "http://localhost:8080"))
                .contains(Role.ADMINISTRATOR);
    }

    @Test
    void deploymentMayChooseOtherwise() {
        assertThat(required(null, Set.of(Role.READER), "us", "https://vigie.example"))
                .containsExactly(Role.READER);
        assertThat(required(Enforcement.OPTIONAL, null, "us", "https://vigie.example"))
                .isEmpty();
    }
}
