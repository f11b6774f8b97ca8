package org.vigie.auth.accounts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes the account {@code admin} where there is none yet, with a password that must be changed at once. */
@Component
class FirstAdministrator implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final AccountProperties properties;

    FirstAdministrator(Accounts accounts, Passwords passwords, AccountProperties properties) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.properties = properties;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!accounts.isEmpty()) {
            return;
        }
        var password = properties.bootstrapPassword();
        if (password == null || password.isBlank()) {
            log.warn("There is no account yet: set vigie.auth.bootstrap-password and start again to get one");
        } else if (accounts.add("admin", "Administrator", null, Role.ADMINISTRATOR, passwords.hash(password))) {
            log.info("Made the account admin; its password must be changed at the first sign-in");
        }
    }
}
