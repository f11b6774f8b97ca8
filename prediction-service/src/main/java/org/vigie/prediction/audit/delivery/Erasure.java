package org.vigie.prediction.audit.delivery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Asks auth-service who was erased, forgets the names here, and says so. */
@Component
class Erasure {
    private static final Logger log = LoggerFactory.getLogger(Erasure.class);

    private final AuditClient client;
    private final Pseudonyms pseudonyms;

    Erasure(AuditClient client, Pseudonyms pseudonyms) {
        this.client = client;
        this.pseudonyms = pseudonyms;
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT5S")
    void carryOut() {
        if (!client.isConfigured()) {
            return;
        }
        try {
            for (var person : client.erasedPeople()) {
                pseudonyms.putFor(person);
                client.forgotten(person.id());
                log.info("The name of an erased person is {} from now on", person.pseudonym());
            }
        } catch (RestClientException failure) {
            log.debug("Erasures wait for auth-service: {}", failure.getMessage());
        }
    }
}
