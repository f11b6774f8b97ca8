package org.vigie.auth.external;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Accounts;
import org.vigie.auth.accounts.Passwords;
import org.vigie.auth.accounts.Role;
import org.vigie.auth.audit.Audit;

/**
 * Finds or makes the account of who comes from a provider. A provider never reaches an account of this place: neither
 * by user name nor by e-mail address, only where the account's person has connected the two herself.
 */
@Service
public class Arrivals {
    private static final String USERNAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{1,99}";
    private static final int LONGEST_NAME = 200;

    /** Why somebody does not get in. */
    public enum Refusal {
        NO_ROLE,
        NO_NAME,
        NAME_TAKEN,
        CLOSED
    }

    /** What came of an arrival: an account, or the reason why there is none. */
    public record Arrival(
            @Nullable Account account, @Nullable Refusal refusal) {}

    private final Providers providers;
    private final ExternalIdentities identities;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Audit audit;
    private final TransactionOperations transactions;

    Arrivals(
            Providers providers,
            ExternalIdentities identities,
            Accounts accounts,
            Passwords passwords,
            Audit audit,
            TransactionOperations transactions) {
        this.providers = providers;
        this.identities = identities;
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** The account of a person who proved to the provider that she is this one. */
    public Arrival arrive(String providerId, OidcUser person, String address) {
        var provider = providers.find(providerId).orElseThrow();
        var known = identities.find(provider.issuer(), subject(person));
        var role = provider.role(person.getClaims());
        if (known.isEmpty()) {
            return role.map(each -> provide(provider, person, each, address)).orElseGet(() -> refused(Refusal.NO_ROLE));
        }
        var account = accounts.find(known.get().accountId());
        if (account.isEmpty()) {
            return refused(Refusal.CLOSED);
        }
        if (!known.get().provided()) {
            identities.used(provider.issuer(), subject(person));
            return new Arrival(account.get(), null);
        }
        if (role.isEmpty()) {
            return refused(Refusal.NO_ROLE);
        }
        identities.used(provider.issuer(), subject(person));
        return new Arrival(follow(provider, account.get(), person, role.get(), address), null);
    }

    /** Connects an account of this place, whose person has just proved herself here, with one of the provider. */
    public boolean connect(Account account, String providerId, OidcUser person, String address) {
        var provider = providers.find(providerId).orElseThrow();
        if (!identities.add(provider.id(), provider.issuer(), subject(person), account.id(), false)) {
            return false;
        }
        audit.add("external.connected", account.username(), account.username(), address, "provider=" + provider.id());
        return true;
    }

    /** Ends such a connection. */
    public void disconnect(Account account, String providerId, String address) {
        if (identities.remove(account.id(), providerId)) {
            audit.add(
                    "external.disconnected", account.username(), account.username(), address, "provider=" + providerId);
        }
    }

    /** Whether the person of the provider is the one with this account. */
    public boolean isSame(Account account, String providerId, OidcUser person) {
        return providers
                .find(providerId)
                .flatMap(provider -> identities.find(provider.issuer(), subject(person)))
                .filter(identity -> identity.accountId().equals(account.id()))
                .isPresent();
    }

    private Arrival provide(Provider provider, OidcUser person, Role role, String address) {
        var username = Objects.requireNonNullElse(person.getClaimAsString(provider.usernameClaim()), "")
                .strip();
        if (!username.matches(USERNAME)) {
            return refused(Refusal.NO_NAME);
        }
        var made = Objects.requireNonNull(transactions.execute(status -> {
            var account = passwords.register(username, name(person, username), email(person), role);
            if (account.isEmpty()
                    || !identities.add(
                            provider.id(),
                            provider.issuer(),
                            subject(person),
                            account.get().id(),
                            true)) {
                status.setRollbackOnly();
                return Optional.<Account>empty();
            }
            return account;
        }));
        if (made.isEmpty()) {
            return refused(Refusal.NAME_TAKEN);
        }
        audit.release(username);
        audit.add("account.provided", "provider:" + provider.id(), username, address, "role=" + role);
        identities.used(provider.issuer(), subject(person));
        return new Arrival(made.get(), null);
    }

    private Account follow(Provider provider, Account account, OidcUser person, Role role, String address) {
        if (account.restrictedAt() != null) {
            return account;
        }
        var name = name(person, account.displayName());
        var email = email(person);
        if (account.role() != role) {
            audit.add(
                    "account.role-changed",
                    "provider:" + provider.id(),
                    account.username(),
                    address,
                    "before=" + account.role() + "; after=" + role);
        }
        if (account.role() != role || !name.equals(account.displayName()) || !Objects.equals(email, account.email())) {
            accounts.change(account.id(), name, email, role);
        }
        return accounts.find(account.id()).orElse(account);
    }

    private static Arrival refused(Refusal refusal) {
        return new Arrival(null, refusal);
    }

    private static String subject(OidcUser person) {
        return Objects.requireNonNull(person.getIdToken().getSubject());
    }

    private static String name(OidcUser person, String otherwise) {
        var name = person.getFullName();
        return name == null || name.isBlank() || name.length() > LONGEST_NAME ? otherwise : name.strip();
    }

    /** An address counts only where the provider has verified that it is the person's: letters go there. */
    private static @Nullable String email(OidcUser person) {
        var email = person.getEmail();
        return email != null && Boolean.TRUE.equals(person.getEmailVerified()) && email.length() <= 254
                ? email.strip().toLowerCase(Locale.ROOT)
                : null;
    }
}
