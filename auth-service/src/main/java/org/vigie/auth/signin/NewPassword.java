package org.vigie.auth.signin;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Passwords;
import org.vigie.auth.sessions.OpenSessions;

/** Takes a person's new password, or says what is wrong with it. */
@Component
class NewPassword {
    private final Passwords passwords;
    private final OpenSessions sessions;

    NewPassword(Passwords passwords, OpenSessions sessions) {
        this.passwords = passwords;
        this.sessions = sessions;
    }

    Optional<String> problem(Account account, String password, String repeated) {
        if (!password.equals(repeated)) {
            return Optional.of("new-password.different");
        }
        return passwords
                .weakness(account, password)
                .map(weakness -> "new-password."
                        + weakness.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Sets the password and ends what was begun with the old one. */
    void choose(Account account, String password) {
        passwords.change(account, password);
        sessions.end(account.id());
    }
}
