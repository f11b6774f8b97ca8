package org.vigie.auth.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Checks and changes passwords. */
@Service
public class Passwords {
    /** Why a new password is refused. */
    public enum Weakness {
        TOO_SHORT,
        TOO_LONG,
        TOO_EASY,
        SAME_AS_BEFORE
    }

    /** The least length of a password that stands alone (NIST SP 800-63B-4). */
    public static final int SHORTEST_ALONE = 15;

    /** The least length of a password beside a second factor. */
    public static final int SHORTEST_OF_TWO = 8;

    private static final int LONGEST = 256;
    private static final double FEWEST_GUESSES_ALONE = 1e10;
    private static final double FEWEST_GUESSES_OF_TWO = 1e6;

    // of no password: to hash one at each start would take a tenth of it
    static final String NOBODY =
            "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyBzYWx0cw$bm9ib2R5IGhhcyB0aGlzIHBhc3N3b3JkIGF0IGFsbC4";

    private final PasswordEncoder argon2;
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final Accounts accounts;
    private final KnownPasswords known;
    private final PasswordStrength strength = new PasswordStrength();

    @Autowired
    Passwords(Accounts accounts, KnownPasswords known) {
        this(accounts, known, new Argon2id());
    }

    Passwords(Accounts accounts, KnownPasswords known, PasswordEncoder argon2) {
        this.argon2 = argon2;
        this.accounts = accounts;
        this.known = known;
    }

    /** Whether the password is the account's; an absent account takes as long to refuse. */
    public boolean matches(Optional<Account> account, String password) {
        var hash = account.map(Account::passwordHash)
                .filter(each -> !each.isEmpty())
                .orElse(NOBODY);
        var right = inTurn(() -> password.length() <= LONGEST && argon2.matches(normal(password), hash));
        return right && account.filter(known -> !known.passwordHash().isEmpty()).isPresent();
    }

    /** How long a password must be. */
    public static int shortest(boolean secondFactor) {
        return secondFactor ? SHORTEST_OF_TWO : SHORTEST_ALONE;
    }

    /** Says what is wrong with a new password, if anything; beside a second factor, a shorter one will do. */
    public Optional<Weakness> weakness(Account account, String password, boolean secondFactor) {
        if (length(password) < shortest(secondFactor)) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        if (password.length() > LONGEST) {
            return Optional.of(Weakness.TOO_LONG);
        }
        var lower = normal(password).toLowerCase(Locale.ROOT);
        if (known.contains(lower)
                || lower.contains(account.username().toLowerCase(Locale.ROOT))
                || strength.guesses(account, lower) < (secondFactor ? FEWEST_GUESSES_OF_TWO : FEWEST_GUESSES_ALONE)) {
            return Optional.of(Weakness.TOO_EASY);
        }
        return matches(Optional.of(account), password) ? Optional.of(Weakness.SAME_AS_BEFORE) : Optional.empty();
    }

    /** Gives the account a new password, which must have no weakness. */
    public void change(Account account, String password) {
        accounts.setPassword(account.id(), hash(password), false, length(password) >= SHORTEST_ALONE);
    }

    /** Makes the present password void, until the person has chosen another one by a link. */
    public void forget(Account account) {
        accounts.setPassword(account.id(), "", true, true);
    }

    /** Makes an account without a password, for which a link is sent; empty where the name is taken. */
    public Optional<Account> register(String username, String displayName, @Nullable String email, Role role) {
        return accounts.add(username, displayName, email, role, "")
                ? accounts.findByUsername(username)
                : Optional.empty();
    }

    String hash(String password) {
        return inTurn(() -> Objects.requireNonNull(argon2.encode(normal(password))));
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static int length(String password) {
        return password.codePointCount(0, password.length());
    }

    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
