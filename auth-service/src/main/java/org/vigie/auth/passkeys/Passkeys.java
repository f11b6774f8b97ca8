package org.vigie.auth.passkeys;

import com.webauthn4j.util.exception.WebAuthnException;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Accounts;
import org.vigie.platform.security.VigieProperties;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Registers and recognises passkeys. The device always verifies the person (by PIN, finger or face), so that a passkey
 * counts as two factors.
 */
@Service
public class Passkeys {
    /** For how long a challenge may be answered. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);
    private static final int LONGEST_NAME = 60;
    private static final int COUNTER = 33;

    private final PublicKeyCredentialRpEntity here;
    private final boolean available;
    private final UserCredentialRepository credentials;
    private final WebAuthnRelyingPartyOperations webauthn;
    private final JdbcClient jdbc;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    Passkeys(JdbcOperations operations, JdbcClient jdbc, Accounts accounts, VigieProperties vigie) {
        var address = URI.create(vigie.publicUrl());
        var host = Objects.requireNonNullElse(address.getHost(), "");
        this.here = PublicKeyCredentialRpEntity.builder().id(host).name("Vigie").build();
        this.available = mayHavePasskeys(address.getScheme(), host);
        this.credentials = new JdbcUserCredentialRepository(operations);
        this.webauthn = new Webauthn4JRelyingPartyOperations(
                new AccountHandles(accounts), credentials, here, Set.of(vigie.publicUrl()));
        this.jdbc = jdbc;
    }

    /** Browsers bind passkeys to a name, not to an IP address, and use them only where nobody listens in. */
    static boolean mayHavePasskeys(String scheme, String host) {
        var named = !host.isEmpty() && !host.startsWith("[") && !host.matches("[0-9.]+");
        return named && ("https".equals(scheme) || host.equals("localhost") || host.endsWith(".localhost"));
    }

    /** Whether this deployment's address allows for passkeys. */
    public boolean available() {
        return available;
    }

    /** A challenge nobody can foresee. */
    public String newChallenge() {
        return Bytes.random().toBase64UrlString();
    }

    /** What a browser needs to make a passkey. */
    public String creationOptions(Account account, String challenge) {
        return json.writeValueAsString(creation(account, challenge));
    }

    /** What a browser needs to show a passkey: one of the person's, or any where nobody is known yet. */
    public String requestOptions(Optional<Account> account, String challenge) {
        return json.writeValueAsString(request(account, challenge));
    }

    /** Keeps the passkey a browser has made; false where it is not a good answer to the challenge. */
    public boolean register(Account account, String challenge, String answer, String name) {
        try {
            var credential = json.readValue(
                    answer, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            webauthn.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    creation(account, challenge), new RelyingPartyPublicKey(credential, tidy(name))));
            return true;
        } catch (JacksonException
                | WebAuthnException
                | IllegalArgumentException
                | NullPointerException
                | DataIntegrityViolationException refused) {
            log.warn("A passkey was not registered: {}", refused.getMessage());
            return false;
        }
    }

    /** Whose passkey answered the challenge; {@code expected} is the person where she is known already. */
    public Optional<UUID> whose(Optional<Account> expected, String challenge, String answer) {
        try {
            var credential =
                    json.readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            var known = credentials.findByCredentialId(credential.getRawId());
            if (known == null || !isHers(known, expected) || isCopy(known, credential)) {
                return Optional.empty();
            }
            var person = webauthn.authenticate(
                    new RelyingPartyAuthenticationRequest(request(expected, challenge), credential));
            return Optional.ofNullable(AccountHandles.account(person.getId()));
        } catch (JacksonException | WebAuthnException | IllegalArgumentException | NullPointerException refused) {
            log.warn("A passkey was refused: {}", refused.getMessage());
            return Optional.empty();
        }
    }

    /** A person's passkeys, the oldest first. */
    public List<Passkey> of(UUID account) {
        return credentials.findByUserId(AccountHandles.handle(account)).stream()
                .map(Passkeys::view)
                .sorted(Comparator.comparing(Passkey::addedAt))
                .toList();
    }

    public boolean has(UUID account) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM user_credentials WHERE account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** Gives one of a person's passkeys another name; false where it is not hers. */
    public boolean rename(UUID account, String id, String name) {
        return jdbc.sql("UPDATE user_credentials SET label = :name WHERE credential_id = :id AND account_id = :account")
                        .param("name", tidy(name))
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
    }

    /** Takes one of a person's passkeys away; false where it is not hers. */
    public boolean remove(UUID account, String id) {
        return jdbc.sql("DELETE FROM user_credentials WHERE credential_id = :id AND account_id = :account")
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
    }

    /** Takes all of a person's passkeys away, and says how many there were. */
    public int removeAll(UUID account) {
        return jdbc.sql("DELETE FROM user_credentials WHERE account_id = :account")
                .param("account", account)
                .update();
    }

    private PublicKeyCredentialCreationOptions creation(Account account, String challenge) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(here)
                .user(AccountHandles.person(account))
                .challenge(Bytes.fromBase64(challenge))
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .attestation(AttestationConveyancePreference.NONE)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .build())
                .excludeCredentials(descriptors(account))
                .timeout(PATIENCE)
                .build();
    }

    private PublicKeyCredentialRequestOptions request(Optional<Account> account, String challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(here.getId())
                .challenge(Bytes.fromBase64(challenge))
                .allowCredentials(account.map(this::descriptors).orElse(List.of()))
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(PATIENCE)
                .build();
    }

    private List<PublicKeyCredentialDescriptor> descriptors(Account account) {
        return credentials.findByUserId(AccountHandles.handle(account.id())).stream()
                .map(each -> PublicKeyCredentialDescriptor.builder()
                        .id(each.getCredentialId())
                        .transports(each.getTransports())
                        .build())
                .toList();
    }

    private static boolean isHers(CredentialRecord known, Optional<Account> expected) {
        return expected.isEmpty()
                || known.getUserEntityUserId()
                        .equals(AccountHandles.handle(expected.get().id()));
    }

    /** A counter that does not go on tells that there are two of the same device; synced passkeys do not count. */
    private static boolean isCopy(
            CredentialRecord known, PublicKeyCredential<AuthenticatorAssertionResponse> credential) {
        var data = credential.getResponse().getAuthenticatorData().getBytes();
        if (data.length < COUNTER + Integer.BYTES) {
            return true;
        }
        long count = Integer.toUnsignedLong(java.nio.ByteBuffer.wrap(data).getInt(COUNTER));
        var copy = (count != 0 || known.getSignatureCount() != 0) && count <= known.getSignatureCount();
        if (copy) {
            log.error("The passkey {} may have been copied: its counter stands still", known.getLabel());
        }
        return copy;
    }

    private static Passkey view(CredentialRecord each) {
        return new Passkey(
                each.getCredentialId().toBase64UrlString(),
                each.getLabel(),
                each.getCreated(),
                each.getLastUsed(),
                each.isBackupState());
    }

    private static String tidy(String name) {
        var plain = name.strip().replaceAll("\\s+", " ");
        return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    }
}
