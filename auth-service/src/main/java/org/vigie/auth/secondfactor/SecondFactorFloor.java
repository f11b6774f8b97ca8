package org.vigie.auth.secondfactor;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.vigie.auth.accounts.Role;
import org.vigie.auth.keys.SealedSecrets;
import org.vigie.auth.secondfactor.SecondFactorProperties.Enforcement;
import org.vigie.platform.country.CountryProfile;
import org.vigie.platform.security.VigieProperties;

/** Of whom a second factor is asked at least: in France of all, elsewhere of those who manage people or personal data. */
@Component
class SecondFactorFloor {
    private static final Set<Role> MANAGING = EnumSet.of(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER);

    private final Set<Role> roles;

    SecondFactorFloor(
            SecondFactorProperties properties, CountryProfile country, VigieProperties vigie, SealedSecrets secrets) {
        var open = vigie.publicUrl().startsWith("https:");
        var enforcement = properties.secondFactor() != null
                ? properties.secondFactor()
                : open ? Enforcement.ENFORCED : Enforcement.OPTIONAL;
        if (enforcement == Enforcement.ENFORCED && !secrets.available()) {
            throw new IllegalStateException(
                    "vigie.auth.second-factor is enforced, which needs vigie.auth.key-encryption-key to keep its secrets");
        }
        roles = enforcement == Enforcement.OPTIONAL
                ? Set.of()
                : properties.secondFactorRoles() != null
                        ? properties.secondFactorRoles()
                        : country.code().equals("fr") ? EnumSet.allOf(Role.class) : MANAGING;
    }

    boolean contains(Role role) {
        return roles.contains(role);
    }
}
