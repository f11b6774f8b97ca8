package org.vigie.auth.accounts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.vigie.platform.country.CountryProfile;

/** Makes the account {@code admin} where there is none yet, with a password that must be changed at once. */
@Component
class FirstAdministrator implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final AccountProperties properties;
    private final MessageSource texts;
    private final CountryProfile country;

    FirstAdministrator(
            Accounts accounts,
            Passwords passwords,
            AccountProperties properties,
            MessageSource texts,
            CountryProfile country) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.properties = properties;
        this.texts = texts;
        this.country = country;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!accounts.isEmpty()) {
            return;
        }
        var password = properties.bootstrapPassword();
        if (password == null || password.isBlank()) {
            log.warn("There is no account yet: set vigie.auth.bootstrap-password and start again to get one");
            return;
        }
        var name = texts.getMessage("sign-in.first-administrator", null, country.defaultLocale());
        if (accounts.add("admin", name, null, Role.ADMINISTRATOR, passwords.hash(password))) {
            log.info("Made the account admin; its password must be changed at the first sign-in");
        }
    }
}
