package org.vigie.auth.accounts;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;

/** Estimates how many guesses a password withstands, by the lists of known passwords, names and words of zxcvbn. */
class PasswordStrength {
    /** More need not be looked at, and would take long. */
    private static final int LOOKED_AT = 64;

    double guesses(Account account, String password) {
        var part = password.length() > LOOKED_AT ? password.substring(0, LOOKED_AT) : password;
        return Lists.ZXCVBN
                .measure(part, List.of("vigie", account.username(), account.displayName()))
                .getGuesses();
    }

    /** Read with the first password that is judged: a start need not wait for them, nor hold them. */
    private static final class Lists {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }
}
