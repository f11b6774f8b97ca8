package org.vigie.auth.external;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;
import org.vigie.platform.security.VigieProperties;

/** The identity providers there are; each is asked for its addresses when it is first needed, and every hour. */
@Component
public class Providers {
    /** What the sign-in page shows of a provider. */
    public record Shown(String id, String name) {}

    private record Discovered(ClientRegistration registration, Instant at) {}

    private static final Logger log = LoggerFactory.getLogger(Providers.class);
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
            new ParameterizedTypeReference<>() {};

    private final Map<String, Provider> providers = new TreeMap<>();
    private final Map<String, ProviderCalls> calls = new TreeMap<>();
    private final Map<String, Discovered> discovered = new ConcurrentHashMap<>();
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
    private final VigieProperties vigie;
    private final Clock clock;

    Providers(ProviderProperties properties, VigieProperties vigie, Clock clock) {
        this.vigie = vigie;
        this.clock = clock;
        properties.all().forEach((id, settings) -> {
            var provider = Provider.of(id, settings);
            providers.put(id, provider);
            calls.put(id, ProviderCalls.to(provider));
        });
    }

    public List<Shown> shown() {
        return providers.values().stream()
                .map(each -> new Shown(each.id(), each.name()))
                .toList();
    }

    public boolean has(String id) {
        return providers.containsKey(id);
    }

    /** The name that people know a provider by. */
    public String nameOf(String id) {
        return find(id).map(Provider::name).orElse(id);
    }

    /** Whether the provider says, in words that are taken here, that the person proved a second factor there. */
    public boolean vouchesForSecondFactor(String id, OidcUser person) {
        return find(id).filter(each -> each.vouchesForSecondFactor(person.getClaims()))
                .isPresent();
    }

    /** The providers as Spring Security wants them; it throws {@link ProviderUnavailable} where one does not answer. */
    public ClientRegistrationRepository registrations() {
        return this::registration;
    }

    public OAuth2AccessTokenResponse exchange(OAuth2AuthorizationCodeGrantRequest request) {
        return calls(request.getClientRegistration()).tokens().getTokenResponse(request);
    }

    public OidcUser person(OidcUserRequest request) {
        return calls(request.getClientRegistration()).persons().loadUser(request);
    }

    public JwtDecoder idTokens(ClientRegistration registration) {
        return decoders.computeIfAbsent(
                registration.getRegistrationId() + " "
                        + registration.getProviderDetails().getJwkSetUri(),
                key -> calls(registration).idTokens(registration));
    }

    Optional<Provider> find(String id) {
        return Optional.ofNullable(providers.get(id));
    }

    private ProviderCalls calls(ClientRegistration registration) {
        return calls(registration.getRegistrationId());
    }

    private ProviderCalls calls(String id) {
        return Objects.requireNonNull(calls.get(id), () -> "No provider " + id);
    }

    private @Nullable ClientRegistration registration(String id) {
        var provider = providers.get(id);
        if (provider == null) {
            return null;
        }
        var known = discovered.get(id);
        if (known != null && known.at().plus(GOOD_FOR).isAfter(clock.instant())) {
            return known.registration();
        }
        try {
            var fresh = discover(provider, calls(id));
            discovered.put(id, new Discovered(fresh, clock.instant()));
            return fresh;
        } catch (RuntimeException failure) {
            log.warn("{} does not tell its addresses: {}", provider, failure.getMessage());
            if (known != null) {
                return known.registration();
            }
            throw failure instanceof ProviderUnavailable unavailable
                    ? unavailable
                    : new ProviderUnavailable(provider + " is not reachable", failure);
        }
    }

    private ClientRegistration discover(Provider provider, ProviderCalls calls) {
        var base = provider.issuer().endsWith("/")
                ? provider.issuer().substring(0, provider.issuer().length() - 1)
                : provider.issuer();
        var metadata = calls.client()
                .get()
                .uri(base + "/.well-known/openid-configuration")
                .retrieve()
                .body(METADATA);
        if (metadata == null || !provider.issuer().equals(metadata.get("issuer"))) {
            throw new ProviderUnavailable(
                    provider + " says that it is " + (metadata == null ? "nobody" : metadata.get("issuer")));
        }
        return ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(provider.id())
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .clientName(provider.name())
                .scope(provider.scopes())
                .redirectUri(vigie.issuer() + "/external/back/" + provider.id())
                .build();
    }
}
