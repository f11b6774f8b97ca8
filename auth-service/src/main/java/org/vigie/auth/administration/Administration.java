package org.vigie.auth.administration;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Accounts;
import org.vigie.auth.accounts.Passwords;
import org.vigie.auth.accounts.Role;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.audit.AuditEvent;
import org.vigie.auth.audit.Erasures;
import org.vigie.auth.external.ExternalIdentities;
import org.vigie.auth.external.ExternalIdentity;
import org.vigie.auth.links.Letters;
import org.vigie.auth.links.PasswordLink;
import org.vigie.auth.links.PasswordLinks;
import org.vigie.auth.passkeys.Passkey;
import org.vigie.auth.passkeys.Passkeys;
import org.vigie.auth.privacy.Consents;
import org.vigie.auth.secondfactor.SecondFactors;
import org.vigie.auth.sessions.OpenSession;
import org.vigie.auth.sessions.OpenSessions;
import org.vigie.platform.problem.ProblemException;

/** What administrators do with accounts; each act is audited, and somebody always stays administrator. */
@Service
class Administration {
    private static final String USERNAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{1,99}";
    private static final String EMAIL = "[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,190}";

    /** An account and the link by which its person chooses a password. */
    record Invited(Account account, PasswordLink link) {}

    private final Accounts accounts;
    private final Passwords passwords;
    private final OpenSessions sessions;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Audit audit;
    private final PasswordLinks links;
    private final Consents consents;
    private final Letters letters;
    private final ExternalIdentities identities;
    private final Erasures erasures;

    Administration(
            Accounts accounts,
            Passwords passwords,
            OpenSessions sessions,
            SecondFactors factors,
            Passkeys passkeys,
            PasswordLinks links,
            Consents consents,
            Letters letters,
            ExternalIdentities identities,
            Erasures erasures,
            Audit audit) {
        this.erasures = erasures;
        this.identities = identities;
        this.consents = consents;
        this.letters = letters;
        this.factors = factors;
        this.passkeys = passkeys;
        this.links = links;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
    }

    List<Account> list() {
        return accounts.list();
    }

    Account get(UUID id) {
        return accounts.find(id).orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "not-found"));
    }

    /** An account whose data are not restricted, as those are neither changed nor erased. */
    Account changeable(UUID id) {
        var account = get(id);
        if (account.restrictedAt() != null) {
            throw new ProblemException(HttpStatus.CONFLICT, "account-restricted", account.username());
        }
        return account;
    }

    Invited invite(
            @Nullable String username,
            @Nullable String displayName,
            @Nullable String email,
            @Nullable Role role,
            Locale locale,
            String actor,
            String from) {
        if (username == null || !username.matches(USERNAME)) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "bad-parameter", "username", username == null ? "" : username);
        }
        var account = passwords
                .register(username, name(displayName), email(email), role(role))
                .orElseThrow(() -> new ProblemException(HttpStatus.CONFLICT, "username-taken", username));
        audit.release(username);
        audit.add("account.invited", actor, username, from, "role=" + account.role());
        return new Invited(account, links.make(account, locale));
    }

    @Transactional
    Account change(
            UUID id,
            @Nullable String displayName,
            @Nullable String email,
            @Nullable Role role,
            String actor,
            String from) {
        var before = changeable(id);
        var newRole = role(role);
        if (newRole != before.role()) {
            notOfProvider(before);
        }
        if (newRole != Role.ADMINISTRATOR) {
            keepAnAdministrator(before);
        }
        var newEmail = email(email);
        accounts.change(id, name(displayName), newEmail, newRole);
        tellFormerAddress(before, newEmail);
        if (before.role() != newRole) {
            sessions.renew(id);
            audit.add(
                    "account.role-changed",
                    actor,
                    before.username(),
                    from,
                    "before=" + before.role() + "; after=" + newRole);
        } else {
            audit.add("account.changed", actor, before.username(), from, "");
        }
        return get(id);
    }

    Invited resetPassword(UUID id, Locale locale, String actor, String from) {
        var account = changeable(id);
        notOfProvider(account);
        passwords.forget(account);
        sessions.end(id);
        audit.add("account.password-reset", actor, account.username(), from, "");
        return new Invited(get(id), links.make(account, locale));
    }

    void signOut(UUID id, String actor, String from) {
        var account = get(id);
        sessions.end(id);
        audit.add("account.signed-out", actor, account.username(), from, "");
    }

    List<OpenSession> sessions(UUID id) {
        return sessions.of(get(id).id());
    }

    void endSession(UUID id, UUID session, String actor, String from) {
        var account = get(id);
        if (!sessions.end(id, session)) {
            throw new ProblemException(HttpStatus.NOT_FOUND, "not-found");
        }
        audit.add("session.ended", actor, account.username(), from, "");
    }

    @Transactional
    Account lock(UUID id, boolean locked, String actor, String from) {
        var account = changeable(id);
        if (locked == account.locked()) {
            return account;
        }
        if (locked) {
            keepAnAdministrator(account);
            sessions.end(id);
        }
        accounts.lock(id, locked);
        audit.add(locked ? "account.locked" : "account.unlocked", actor, account.username(), from, "");
        return get(id);
    }

    boolean hasSecondFactor(UUID id) {
        return factors.has(id) || passkeys.has(id);
    }

    List<Passkey> passkeys(UUID id) {
        return passkeys.of(id);
    }

    int recoveryCodesLeft(UUID id) {
        return factors.recoveryCodesLeft(id);
    }

    /** For a person who has lost the device and the recovery codes. */
    void removeSecondFactor(UUID id, String actor, String from) {
        var account = changeable(id);
        var keys = passkeys.removeAll(id);
        if (factors.remove(id) || keys > 0) {
            sessions.end(id);
            audit.add("second-factor.removed", actor, account.username(), from, "");
        }
    }

    @Transactional
    void close(UUID id, String actor, String from) {
        var account = changeable(id);
        keepAnAdministrator(account);
        accounts.close(id);
        factors.remove(id);
        passkeys.removeAll(id);
        links.forget(id);
        sessions.end(id);
        audit.add("account.closed", actor, account.username(), from, "");
    }

    /** Removes the account and whose the person's events were; the events stay, and their chain holds. */
    @Transactional
    void erase(UUID id, String actor, String from) {
        var account = changeable(id);
        keepAnAdministrator(account);
        audit.add("privacy.erased", actor, account.username(), from, "");
        sessions.end(id);
        accounts.erase(id);
        erasures.add(account.username(), account.createdAt(), audit.forget(account.username()));
    }

    List<Account> restricted() {
        return accounts.list().stream()
                .filter(account -> account.restrictedAt() != null)
                .toList();
    }

    Account named(String username) {
        return accounts.findByUsername(username)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "not-found"));
    }

    /** Keeps what there is, and lets nobody work with it or change it, the person herself included. */
    @Transactional
    void restrict(UUID id, String actor, String from) {
        var account = changeable(id);
        keepAnAdministrator(account);
        accounts.restrict(id, true);
        sessions.end(id);
        audit.add("privacy.restricted", actor, account.username(), from, "");
    }

    /** Lets the person work again, who is told of it before. */
    @Transactional
    void liftRestriction(UUID id, String actor, String from) {
        var account = get(id);
        if (account.restrictedAt() == null) {
            return;
        }
        if (account.email() != null) {
            write("restriction-lifted", account.email(), account.displayName(), actor);
        }
        accounts.restrict(id, false);
        audit.add("privacy.restriction-lifted", actor, account.username(), from, "");
    }

    List<Consents.Consent> consents(Account account) {
        return consents.of(account.id());
    }

    boolean lettersCanBeSent() {
        return letters.canBeSent();
    }

    void consent(Account account, Consents.Purpose purpose, boolean given, String from) {
        if (given ? consents.give(account.id(), purpose) : consents.withdraw(account.id(), purpose)) {
            audit.add(
                    given ? "privacy.consent-given" : "privacy.consent-withdrawn",
                    account.username(),
                    account.username(),
                    from,
                    "purpose=" + purpose);
        }
    }

    void exported(Account account, String from) {
        audit.add("privacy.exported", account.username(), account.username(), from, "");
    }

    List<AuditEvent> events(UUID id) {
        return audit.about(get(id).username());
    }

    /** Links are sent to the address: who did not change it must learn of it where she still reads. */
    private void tellFormerAddress(Account before, @Nullable String newEmail) {
        var former = before.email();
        if (former != null && !former.equals(newEmail)) {
            write("email-changed", former, before.displayName(), newEmail == null ? "-" : newEmail);
        }
    }

    private void write(String kind, String to, String name, String what) {
        var locale = LocaleContextHolder.getLocale();
        Thread.ofVirtual().name("letter").start(() -> letters.send(kind, to, name, what, locale));
    }

    List<ExternalIdentity> identities(UUID id) {
        return identities.of(id);
    }

    private void notOfProvider(Account account) {
        if (identities.isProvided(account.id())) {
            throw new ProblemException(HttpStatus.CONFLICT, "account-of-provider", account.username());
        }
    }

    private void keepAnAdministrator(Account account) {
        if (account.role() != Role.ADMINISTRATOR) {
            return;
        }
        // two who end each other's role at the same moment must not both succeed
        accounts.holdAdministrators();
        var others = accounts.list().stream()
                .filter(other -> other.role() == Role.ADMINISTRATOR
                        && other.mayAct()
                        && !other.id().equals(account.id()));
        if (others.findAny().isEmpty()) {
            throw new ProblemException(HttpStatus.CONFLICT, "last-administrator", account.username());
        }
    }

    private static String name(@Nullable String displayName) {
        if (displayName == null || displayName.isBlank() || displayName.length() > 200) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "bad-parameter", "displayName", displayName == null ? "" : displayName);
        }
        return displayName.strip();
    }

    private static Role role(@Nullable Role role) {
        if (role == null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "role");
        }
        return role;
    }

    private static @Nullable String email(@Nullable String email) {
        if (email == null || email.isBlank()) {
            return null;
        }
        if (!email.strip().matches(EMAIL)) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "email", email);
        }
        return email.strip();
    }
}
