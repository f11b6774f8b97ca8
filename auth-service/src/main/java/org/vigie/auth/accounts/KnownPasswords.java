package org.vigie.auth.accounts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Passwords known from breaches and dictionaries, kept here so that none is asked for elsewhere. */
@Component
class KnownPasswords {
    private final Set<String> values = new HashSet<>();

    KnownPasswords(AccountProperties properties) throws IOException {
        add(new ClassPathResource("known-passwords.txt").getContentAsString(StandardCharsets.UTF_8));
        if (properties.knownPasswords() != null) {
            add(Files.readString(properties.knownPasswords()));
        }
    }

    private void add(String lines) {
        lines.lines().map(line -> line.strip().toLowerCase(Locale.ROOT)).forEach(values::add);
    }

    Set<String> values() {
        return values;
    }
}
