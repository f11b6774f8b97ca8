package org.vigie.auth.clients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Clients as the protocol sees them: one that is disabled is as good as unknown. They are remembered for some seconds,
 * so that not every call asks the database; other instances see a change when that time is over.
 */
class EnabledClients implements RegisteredClientRepository {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final RegisteredClientRepository all;
    private final JdbcOperations jdbc;
    private final Cache<String, Optional<RegisteredClient>> byId = cache();
    private final Cache<String, Optional<RegisteredClient>> byClientId = cache();

    EnabledClients(JdbcOperations jdbc) {
        this.all = new JdbcRegisteredClientRepository(jdbc);
        this.jdbc = jdbc;
    }

    @Override
    public void save(RegisteredClient client) {
        all.save(client);
        forget();
    }

    /** Looks at the database again, after a change that was made there. */
    void forget() {
        byId.invalidateAll();
        byClientId.invalidateAll();
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return byId.get(id, key -> enabled(() -> all.findById(key))).orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return byClientId
                .get(clientId, key -> enabled(() -> all.findByClientId(key)))
                .orElse(null);
    }

    private Optional<RegisteredClient> enabled(Supplier<@Nullable RegisteredClient> found) {
        return Optional.ofNullable(found.get())
                .filter(client -> !Boolean.TRUE.equals(jdbc.queryForObject(
                        "SELECT EXISTS (SELECT FROM partner_client WHERE id = ? AND disabled)",
                        Boolean.class,
                        client.getId())));
    }

    private static Cache<String, Optional<RegisteredClient>> cache() {
        return Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(FRESH).build();
    }
}
