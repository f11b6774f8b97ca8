package org.vigie.auth.links;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.vigie.platform.security.VigieProperties;

/** Writes to people in their language, where the deployment has a mail server. */
@Component
public class Letters {
    private static final Logger log = LoggerFactory.getLogger(Letters.class);

    private final @Nullable JavaMailSender mail;
    private final MessageSource texts;
    private final String from;

    Letters(
            ObjectProvider<JavaMailSender> mail,
            MessageSource texts,
            LinkProperties properties,
            VigieProperties vigie) {
        this.mail = mail.getIfAvailable();
        this.texts = texts;
        var host = java.net.URI.create(vigie.publicUrl()).getHost();
        this.from = properties.from() != null ? properties.from() : "vigie@" + host;
    }

    /** Whether there is a mail server. */
    public boolean canBeSent() {
        return mail != null;
    }

    /** Sends a letter; false where there is no mail server, or it refuses. */
    public boolean send(String kind, String to, String name, String address, Locale locale) {
        if (mail == null) {
            return false;
        }
        var letter = new SimpleMailMessage();
        letter.setFrom(from);
        letter.setTo(to);
        letter.setSubject(texts.getMessage("letter." + kind + ".subject", null, locale));
        letter.setText(texts.getMessage("letter." + kind + ".text", new Object[] {name, address}, locale));
        try {
            mail.send(letter);
            return true;
        } catch (MailException refused) {
            log.error("A letter could not be sent: {}", refused.getMessage());
            return false;
        }
    }
}
