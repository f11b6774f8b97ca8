package org.vigie.auth.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Passwords;

/** Asks a person who is signed in for her password again before she changes how she proves herself. */
@Component
class SecurityGate {
    private static final Duration OPEN = Duration.ofMinutes(10);

    private final SignIn signIn;
    private final SignInSession session;
    private final Passwords passwords;
    private final FailedSignIns failures;
    private final Clock clock;

    SecurityGate(SignIn signIn, SignInSession session, Passwords passwords, FailedSignIns failures, Clock clock) {
        this.signIn = signIn;
        this.session = session;
        this.passwords = passwords;
        this.failures = failures;
        this.clock = clock;
    }

    Optional<Account> whoIsSignedIn(HttpServletRequest request) {
        return session.whoIsSignedIn(request).flatMap(signIn::find);
    }

    /** Who has given her password here a short while ago. */
    Optional<Account> whoHasPassed(HttpServletRequest request) {
        var web = request.getSession(false);
        return web != null
                        && web.getAttribute(SignInSession.PASSWORD_AGAIN) instanceof String at
                        && Instant.parse(at).plus(OPEN).isAfter(clock.instant())
                ? whoIsSignedIn(request)
                : Optional.empty();
    }

    /** What is wrong with the password given, if anything. */
    Optional<String> refuses(Account account, String password, HttpServletRequest request) {
        var counted = "password of " + account.id();
        if (!failures.mayTry(counted, counted)) {
            return Optional.of("sign-in.wait");
        }
        if (!passwords.matches(Optional.of(account), password)) {
            return Optional.of("security.refused");
        }
        failures.forgive(counted, counted);
        open(request);
        return Optional.empty();
    }

    /** Lets the person of this browser through for a while. */
    void open(HttpServletRequest request) {
        request.getSession()
                .setAttribute(SignInSession.PASSWORD_AGAIN, clock.instant().toString());
    }
}
