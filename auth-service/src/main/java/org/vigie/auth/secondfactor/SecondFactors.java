package org.vigie.auth.secondfactor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.auth.keys.SealedSecrets;

/** Sets up, checks and removes second factors. */
@Service
public class SecondFactors {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int CODES = 10;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(STEP);
    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final SealedSecrets secrets;
    private final Clock clock;

    SecondFactors(JdbcClient jdbc, SealedSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Whether second factors can be kept here at all. */
    public boolean available() {
        return secrets.available();
    }

    public boolean has(UUID account) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM second_factor WHERE account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** How many recovery codes are left. */
    public int recoveryCodesLeft(UUID account) {
        return jdbc.sql("SELECT count(*) FROM recovery_code WHERE account_id = :account")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    /** A new secret of 160 bits, as applications take it (base 32). */
    public String newSecret() {
        var bytes = new byte[20];
        random.nextBytes(bytes);
        return Base32.toBase32String(bytes);
    }

    /** Adds the factor if the code shows that the application has the secret; gives the recovery codes. */
    @Transactional
    public Optional<List<String>> add(UUID account, String secret, String code) {
        var step = stepOf(secret, code);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        remove(account);
        jdbc.sql("""
                INSERT INTO second_factor (account_id, secret, last_step, added_at)
                VALUES (:account, :secret, :step, :now)""")
                .param("account", account)
                .param("secret", secrets.seal(name(account), secret))
                .param("step", step.getAsLong())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return Optional.of(newRecoveryCodes(account));
    }

    /** Replaces all recovery codes. */
    @Transactional
    public List<String> newRecoveryCodes(UUID account) {
        jdbc.sql("DELETE FROM recovery_code WHERE account_id = :account")
                .param("account", account)
                .update();
        var codes = new ArrayList<String>();
        for (int i = 0; i < CODES; i++) {
            var code = letters() + "-" + letters();
            codes.add(code);
            jdbc.sql("INSERT INTO recovery_code (account_id, fingerprint) VALUES (:account, :fingerprint)")
                    .param("account", account)
                    .param("fingerprint", secrets.fingerprint(name(account), code))
                    .update();
        }
        return codes;
    }

    /** Whether the code is the application's present one; each works once. */
    @Transactional
    public boolean acceptsCode(UUID account, String code) {
        var secret = jdbc.sql("SELECT secret FROM second_factor WHERE account_id = :account")
                .param("account", account)
                .query(byte[].class)
                .optional();
        if (secret.isEmpty()) {
            return false;
        }
        var step = stepOf(secrets.open(name(account), secret.get()), code);
        return step.isPresent()
                && jdbc.sql("""
                        UPDATE second_factor SET last_step = :step WHERE account_id = :account AND last_step < :step""")
                                .param("step", step.getAsLong())
                                .param("account", account)
                                .update()
                        == 1;
    }

    /** Whether the code is one of the person's recovery codes, which is then used up. */
    @Transactional
    public boolean acceptsRecoveryCode(UUID account, String code) {
        var plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (plain.length() != 10) {
            return false;
        }
        return jdbc.sql("DELETE FROM recovery_code WHERE account_id = :account AND fingerprint = :fingerprint")
                        .param("account", account)
                        .param(
                                "fingerprint",
                                secrets.fingerprint(name(account), plain.substring(0, 5) + "-" + plain.substring(5)))
                        .update()
                == 1;
    }

    /** Takes the factor and its recovery codes away. */
    @Transactional
    public boolean remove(UUID account) {
        jdbc.sql("DELETE FROM recovery_code WHERE account_id = :account")
                .param("account", account)
                .update();
        return jdbc.sql("DELETE FROM second_factor WHERE account_id = :account")
                        .param("account", account)
                        .update()
                == 1;
    }

    /** Takes the application away; the recovery codes stay, for whoever has passkeys. */
    public boolean removeApplication(UUID account) {
        return jdbc.sql("DELETE FROM second_factor WHERE account_id = :account")
                        .param("account", account)
                        .update()
                == 1;
    }

    /** The time step whose code this is: the present one or a neighbour, since clocks differ. */
    private OptionalLong stepOf(String secret, String code) {
        var typed = code.replaceAll("\\s", "").getBytes(StandardCharsets.US_ASCII);
        var key = new SecretKeySpec(Base32.decode(secret), generator.getAlgorithm());
        var present = clock.instant().getEpochSecond() / STEP.toSeconds();
        var found = OptionalLong.empty();
        for (long step = present - 1; step <= present + 1; step++) {
            if (MessageDigest.isEqual(codeAt(step, key), typed)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private byte[] codeAt(long step, SecretKeySpec key) {
        try {
            return generator
                    .generateOneTimePasswordString(key, Instant.ofEpochSecond(step * STEP.toSeconds()))
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String letters() {
        var text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static String name(UUID account) {
        return "second factor of " + account;
    }
}
