package org.vigie.auth.links;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Accounts;
import org.vigie.auth.external.ExternalIdentities;
import org.vigie.platform.security.VigieProperties;

/** Makes, recognises and uses up the links by which people choose a password. */
@Service
public class PasswordLinks {
    private static final int MOST_OPEN_RESETS = 3;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Letters letters;
    private final LinkProperties properties;
    private final ExternalIdentities identities;
    private final VigieProperties vigie;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PasswordLinks(
            JdbcClient jdbc,
            Accounts accounts,
            Letters letters,
            LinkProperties properties,
            ExternalIdentities identities,
            VigieProperties vigie,
            Clock clock) {
        this.identities = identities;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.letters = letters;
        this.properties = properties;
        this.vigie = vigie;
        this.clock = clock;
    }

    /** Whether a person can ask for a link herself, because it can be sent. */
    public boolean canBeSent() {
        return letters.canBeSent();
    }

    /** Makes a link for a new account, or instead of a password that is void now; older links end. */
    public PasswordLink make(Account account, Locale locale) {
        forget(account.id());
        var address = address(account, properties.invitation());
        var email = account.email();
        var sent = email != null && letters.send("invitation", email, account.displayName(), address, locale);
        return new PasswordLink(sent ? null : address, clock.instant().plus(properties.invitation()), sent);
    }

    /** Sends a link to who has forgotten her password; does nothing where there is no such account or address. */
    public void sendReset(String username, Locale locale) {
        var found = accounts.findByUsername(username.strip())
                .filter(known -> known.mayAct() && !identities.isProvided(known.id()));
        if (found.isEmpty() || !letters.canBeSent()) {
            return;
        }
        var account = found.get();
        var email = account.email();
        if (email != null && open(account.id()) < MOST_OPEN_RESETS) {
            letters.send("reset", email, account.displayName(), address(account, properties.reset()), locale);
        }
    }

    /** Whose link this is, if it still holds. */
    public Optional<Account> whose(String token) {
        return jdbc.sql("SELECT account_id FROM password_link WHERE fingerprint = :fingerprint AND expires_at > :now")
                .param("fingerprint", fingerprint(token))
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .flatMap(accounts::find)
                .filter(Account::mayAct);
    }

    /** Ends all links of an account, since one has been used or none is wanted. */
    public void forget(UUID account) {
        jdbc.sql("DELETE FROM password_link WHERE account_id = :account")
                .param("account", account)
                .update();
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT15M")
    int forgetExpired() {
        return jdbc.sql("DELETE FROM password_link WHERE expires_at <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private int open(UUID account) {
        return jdbc.sql("SELECT count(*) FROM password_link WHERE account_id = :account AND expires_at > :now")
                .param("account", account)
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }

    private String address(Account account, Duration holds) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant expires = clock.instant().plus(holds);
        jdbc.sql("""
                INSERT INTO password_link (fingerprint, account_id, expires_at)
                VALUES (:fingerprint, :account, :expires)""")
                .param("fingerprint", fingerprint(token))
                .param("account", account.id())
                .param("expires", Timestamp.from(expires))
                .update();
        return vigie.issuer() + "/link?token=" + token;
    }

    private static byte[] fingerprint(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
