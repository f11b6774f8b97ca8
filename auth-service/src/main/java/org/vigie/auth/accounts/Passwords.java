package org.vigie.auth.accounts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Checks and changes passwords, by Argon2id at the cost OWASP asks for. */
@Service
public class Passwords {
    /** Why a new password is refused. */
    public enum Weakness {
        TOO_SHORT,
        TOO_LONG,
        TOO_EASY,
        SAME_AS_BEFORE
    }

    private static final int SHORTEST = 12;
    private static final int LONGEST = 256;
    private static final double FEWEST_GUESSES = 1e10;

    // of no password: to hash one at each start would take a tenth of it
    static final String NOBODY =
            "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyBzYWx0cw$bm9ib2R5IGhhcyB0aGlzIHBhc3N3b3JkIGF0IGFsbC4";

    private final PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final Accounts accounts;
    private final Set<String> known;
    private final PasswordStrength strength = new PasswordStrength();

    Passwords(Accounts accounts, KnownPasswords known) {
        this.accounts = accounts;
        this.known = known.values();
    }

    /** Whether the password is the account's; an absent account takes as long to refuse. */
    public boolean matches(Optional<Account> account, String password) {
        var hash = account.map(Account::passwordHash)
                .filter(each -> !each.isEmpty())
                .orElse(NOBODY);
        var right = inTurn(() -> password.length() <= LONGEST && argon2.matches(normal(password), hash));
        return right && account.filter(known -> !known.passwordHash().isEmpty()).isPresent();
    }

    /** Says what is wrong with a new password, if anything. */
    public Optional<Weakness> weakness(Account account, String password) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        if (password.length() > LONGEST) {
            return Optional.of(Weakness.TOO_LONG);
        }
        var lower = normal(password).toLowerCase(Locale.ROOT);
        if (known.contains(lower)
                || lower.contains(account.username().toLowerCase(Locale.ROOT))
                || strength.guesses(account, lower) < FEWEST_GUESSES) {
            return Optional.of(Weakness.TOO_EASY);
        }
        return matches(Optional.of(account), password) ? Optional.of(Weakness.SAME_AS_BEFORE) : Optional.empty();
    }

    /** Gives the account a new password, which must have no weakness. */
    public void change(Account account, String password) {
        accounts.setPassword(account.id(), hash(password), false);
    }

    /** Makes the present password void, until the person has chosen another one by a link. */
    public void forget(Account account) {
        accounts.setPassword(account.id(), "", true);
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

    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
