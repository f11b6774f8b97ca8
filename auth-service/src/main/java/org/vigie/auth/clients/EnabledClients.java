package org.vigie.auth.clients;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Clients as the protocol sees them: one that is disabled is as good as unknown. */
class EnabledClients implements RegisteredClientRepository {
    private final RegisteredClientRepository all;
    private final JdbcOperations jdbc;

    EnabledClients(JdbcOperations jdbc) {
        this.all = new JdbcRegisteredClientRepository(jdbc);
        this.jdbc = jdbc;
    }

    @Override
    public void save(RegisteredClient client) {
        all.save(client);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return enabled(all.findById(id));
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return enabled(all.findByClientId(clientId));
    }

    private @Nullable RegisteredClient enabled(@Nullable RegisteredClient client) {
        return client != null
                        && Boolean.TRUE.equals(jdbc.queryForObject(
                                "SELECT EXISTS (SELECT FROM partner_client WHERE id = ? AND disabled)",
                                Boolean.class,
                                client.getId()))
                ? null
                : client;
    }
}
