package org.vigie.auth.signin;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Passwords;
import org.vigie.auth.passkeys.Passkeys;
import org.vigie.auth.secondfactor.SecondFactorPolicy;
import org.vigie.auth.secondfactor.SecondFactors;
import org.vigie.auth.sessions.OpenSessions;

/** Takes a person's new password, or says what is wrong with it. */
@Component
class NewPassword {
    private static final String PAGE = "new-password";

    private final Passwords passwords;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final SecondFactorPolicy policy;
    private final OpenSessions sessions;

    NewPassword(
            Passwords passwords,
            SecondFactors factors,
            Passkeys passkeys,
            SecondFactorPolicy policy,
            OpenSessions sessions) {
        this.passwords = passwords;
        this.factors = factors;
        this.passkeys = passkeys;
        this.policy = policy;
        this.sessions = sessions;
    }

    String show(Account account, Model model) {
        model.addAttribute("username", account.username());
        model.addAttribute("shortest", Passwords.shortest(hasSecondFactor(account)));
        return PAGE;
    }

    Optional<String> problem(Account account, String password, String repeated) {
        if (!password.equals(repeated)) {
            return Optional.of("new-password.different");
        }
        return passwords
                .weakness(account, password, hasSecondFactor(account))
                .map(weakness -> "new-password."
                        + weakness.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Sets the password and ends what was begun with the old one. */
    void choose(Account account, String password) {
        passwords.change(account, password);
        sessions.end(account.id());
    }

    private boolean hasSecondFactor(Account account) {
        return factors.has(account.id()) || passkeys.has(account.id()) || policy.requires(account);
    }
}
