package org.vigie.auth.clients;

import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** What the rest of auth-service needs to know of a registered client. */
public final class Clients {
    static final String ACTS_FOR_PEOPLE = "vigie.acts-for-people";
    /** What a client is recognised by, beside a secret. */
    static final String PROOF = "vigie.proof";

    private Clients() {}

    /** Whether its tokens carry the person's permissions: true for our own gateway, for no relying party. */
    public static boolean actsForPeople(RegisteredClient client) {
        return Boolean.TRUE.equals(client.getClientSettings().getSetting(ACTS_FOR_PEOPLE));
    }
}
