package org.vigie.auth.signin;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.vigie.auth.accounts.Account;
import org.vigie.auth.accounts.Accounts;
import org.vigie.auth.accounts.Passwords;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.external.Arrivals;
import org.vigie.auth.external.ExternalIdentities;

/** Decides whether who types a name and a password is that person. */
@Service
class SignIn {
    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    // asked about where there is no such account, so that an attempt costs the same
    private static final UUID NOBODY = new UUID(0, 0);

    /** What came of an attempt. */
    sealed interface Outcome {
        /** The person is who she says. */
        record Accepted(Account account) implements Outcome {}

        /** Name or password is wrong; which of them is not said. */
        record Refused() implements Outcome {}

        /** The password is right, but an administrator has locked the account. */
        record Locked() implements Outcome {}

        /** The password is right, but the person's data are only kept. */
        record Restricted() implements Outcome {}

        /** There were too many failures; the password was not looked at. */
        record Wait() implements Outcome {}
    }

    private final Accounts accounts;
    private final Passwords passwords;
    private final FailedSignIns failures;
    private final Networks networks;
    private final ExternalIdentities identities;
    private final Audit audit;

    SignIn(
            Accounts accounts,
            Passwords passwords,
            FailedSignIns failures,
            Networks networks,
            ExternalIdentities identities,
            Audit audit) {
        this.identities = identities;
        this.networks = networks;
        this.audit = audit;
        this.accounts = accounts;
        this.passwords = passwords;
        this.failures = failures;
    }

    Outcome attempt(String username, String password, String address) {
        var time = RefusalTime.start();
        if (!failures.mayTry(username, address)) {
            return slowDown(address, "");
        }
        var account = accounts.findByUsername(username.strip());
        var known = networks.knows(account.map(Account::id).orElse(NOBODY), address);
        if (failures.comeFromEverywhere(username) && !known) {
            return slowDown(address, "reason=many-networks");
        }
        if (passwords.matches(account, password)) {
            failures.forgive(username, address);
            return admit(account.orElseThrow(), address, "");
        }
        audit.add("sign-in.refused", "", account.map(Account::username).orElse("unknown"), address, "");
        time.await();
        return new Outcome.Refused();
    }

    private Outcome slowDown(String address, String detail) {
        log.warn("Too many failed sign-ins, now from {}", address);
        audit.add("sign-in.slowed-down", "", "", address, detail);
        return new Outcome.Wait();
    }

    /** Accepts whose passkey was shown, if it was anybody's. */
    Outcome byPasskey(Optional<UUID> who, String address) {
        var found = who.flatMap(accounts::find);
        if (found.isEmpty()) {
            audit.add("sign-in.refused", "", "unknown", address, "method=passkey");
            return new Outcome.Refused();
        }
        var account = found.get();
        if (identities.isProvided(account.id())) {
            // the provider alone says who still belongs there
            audit.add("sign-in.refused", "", account.username(), address, "method=passkey; reason=account-provided");
            return new Outcome.Refused();
        }
        return admit(account, address, "method=passkey");
    }

    /** Accepts whom an identity provider sent, unless there is a reason not to. */
    Outcome byProvider(String provider, Arrivals.Arrival arrival, String address) {
        var account = arrival.account();
        if (account == null) {
            refusedByProvider(provider, String.valueOf(arrival.refusal()).toLowerCase(Locale.ROOT), address);
            return new Outcome.Refused();
        }
        return admit(account, address, "provider=" + provider);
    }

    /** Lets in a person who has proved who she is, unless her account is kept out. */
    private Outcome admit(Account account, String address, String detail) {
        if (account.restrictedAt() != null) {
            audit.add("sign-in.restricted", account.username(), "", address, detail);
            return new Outcome.Restricted();
        }
        audit.add(account.locked() ? "sign-in.locked" : "sign-in.accepted", account.username(), "", address, detail);
        return account.locked() ? new Outcome.Locked() : new Outcome.Accepted(account);
    }

    void refusedByProvider(String provider, String reason, String address) {
        audit.add("sign-in.refused", "", "unknown", address, "provider=" + provider + "; reason=" + reason);
    }

    Optional<Account> find(UUID id) {
        return accounts.find(id).filter(Account::mayAct);
    }
}
