package org.vigie.auth.signin;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.links.Letters;
import org.vigie.auth.privacy.Consents;

/** Writes to people who wish so when somebody signs in to their account from a network that is new. */
@Component
class NewNetworkLetters {
    private final Networks networks;
    private final Consents consents;
    private final Letters letters;

    NewNetworkLetters(Networks networks, Consents consents, Letters letters) {
        this.networks = networks;
        this.consents = consents;
        this.letters = letters;
    }

    void signedIn(Account account, String address) {
        var email = account.email();
        if (networks.isNewAfter(account.id(), address)
                && email != null
                && consents.holds(account.id(), Consents.Purpose.SIGN_IN_LETTERS)) {
            var locale = LocaleContextHolder.getLocale();
            Thread.ofVirtual()
                    .name("letter")
                    .start(() -> letters.send("new-network", email, account.displayName(), address, locale));
        }
    }
}
