package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vigie.auth.passkeys.Passkeys;

/** Challenges that browsers have been given; each is answered once, soon, and for what it was meant. */
@Component
class PasskeyChallenges {
    /** What a challenge is for. */
    enum Purpose {
        SIGN_IN,
        SECOND_FACTOR,
        CONFIRMATION,
        REGISTRATION
    }

    private static final String GIVEN = "vigie.passkey.";

    private final Passkeys passkeys;
    private final Clock clock;

    PasskeyChallenges(Passkeys passkeys, Clock clock) {
        this.passkeys = passkeys;
        this.clock = clock;
    }

    String give(HttpServletRequest request, Purpose purpose) {
        var challenge = passkeys.newChallenge();
        request.getSession().setAttribute(GIVEN + purpose, clock.instant() + " " + challenge);
        return challenge;
    }

    Optional<String> take(HttpServletRequest request, Purpose purpose) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(GIVEN + purpose) instanceof String given)) {
            return Optional.empty();
        }
        session.removeAttribute(GIVEN + purpose);
        var parts = given.split(" ", 2);
        return Instant.parse(parts[0]).plus(Passkeys.PATIENCE).isAfter(clock.instant())
                ? Optional.of(parts[1])
                : Optional.empty();
    }
}
