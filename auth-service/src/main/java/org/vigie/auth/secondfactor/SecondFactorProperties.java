package org.vigie.auth.secondfactor;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.vigie.auth.accounts.Role;

/** Whether a second factor is asked of people, and of which roles. */
@ConfigurationProperties("vigie.auth")
record SecondFactorProperties(
        @Nullable Enforcement secondFactor, @Nullable Set<Role> secondFactorRoles) {
    /** What becomes of a person who has none. */
    enum Enforcement {
        /** She sets one up before she gets in. */
        ENFORCED,
        /** She may set one up. */
        OPTIONAL
    }
}
