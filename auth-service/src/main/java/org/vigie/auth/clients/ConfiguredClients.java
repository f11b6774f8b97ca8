package org.vigie.auth.clients;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.vigie.platform.country.CountryProfile;
import org.vigie.platform.country.Feature;
import org.vigie.platform.security.VigieProperties;

/** Registers the clients whose secrets are given, and renews their registration at each start. */
class ConfiguredClients {
    private static final Logger log = LoggerFactory.getLogger(ConfiguredClients.class);
    private static final Duration ACCESS = Duration.ofMinutes(10);
    private static final Set<String> OWN = Set.of("gateway", "cli", "vigie-cli", "partner");
    private static final List<String> RELYING_PARTY_SCOPES =
            List.of(OidcScopes.OPENID, OidcScopes.PROFILE, OidcScopes.EMAIL);

    private final ClientProperties properties;
    private final VigieProperties vigie;
    private final CountryProfile country;
    private final ClientSecrets secrets;

    ConfiguredClients(
            ClientProperties properties, VigieProperties vigie, CountryProfile country, ClientSecrets secrets) {
        this.properties = properties;
        this.vigie = vigie;
        this.country = country;
        this.secrets = secrets;
    }

    /** Writes only what has changed, for each write waits for the disk. */
    void registerIn(RegisteredClientRepository repository) {
        for (var client : list()) {
            var known = repository.findByClientId(client.getClientId());
            var renewed = known == null ? withHash(client) : renewed(client, known);
            if (known == null || !renewed.equals(known)) {
                repository.save(renewed);
            }
        }
    }

    private RegisteredClient withHash(RegisteredClient client) {
        var secret = String.valueOf(client.getClientSecret());
        return RegisteredClient.from(client)
                .clientSecret(secrets.encode(secret))
                .build();
    }

    private RegisteredClient renewed(RegisteredClient client, RegisteredClient known) {
        var hash = String.valueOf(known.getClientSecret());
        var same = secrets.matches(String.valueOf(client.getClientSecret()), hash);
        var renewed = same ? RegisteredClient.from(client).clientSecret(hash) : RegisteredClient.from(withHash(client));
        var issued = known.getClientIdIssuedAt();
        return issued == null
                ? renewed.build()
                : renewed.clientIdIssuedAt(issued).build();
    }

    private List<RegisteredClient> list() {
        var clients = new ArrayList<RegisteredClient>();
        var gateway = secret("gateway");
        if (gateway != null) {
            clients.add(gateway(gateway));
        }
        var cli = secret("cli");
        if (cli != null) {
            clients.add(machine(
                    "vigie-cli",
                    "Command line",
                    cli,
                    List.of(
                            "observations:read",
                            "observations:import",
                            "forecasts:read",
                            "rounds:run",
                            "audit:verify")));
        }
        var prediction = secret("prediction");
        if (prediction != null) {
            clients.add(machine("prediction", "prediction-service", prediction, List.of("audit:write")));
        }
        var partner = secret("partner");
        if (partner != null && country.has(Feature.PARTNER_API)) {
            clients.add(machine("partner", "Partner system", partner, List.of("observations:read", "forecasts:read")));
        }
        properties.relyingParties().forEach((name, party) -> clients.add(relyingParty(name, party)));
        return clients;
    }

    private @org.jspecify.annotations.Nullable String secret(String name) {
        var secret = properties.secretOf(name);
        if (secret == null) {
            log.debug("Client {} has no secret and is not registered", name);
        } else if (secret.length() < ClientSecrets.SHORTEST) {
            throw new IllegalStateException("vigie.auth.clients." + name + ".secret needs at least "
                    + ClientSecrets.SHORTEST + " random characters");
        }
        return secret;
    }

    private RegisteredClient gateway(String secret) {
        return client("gateway", "Vigie", secret)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(vigie.publicUrl() + "/bff/callback")
                .postLogoutRedirectUri(vigie.publicUrl() + "/")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(
                        proofKey(true).setting(Clients.ACTS_FOR_PEOPLE, true).build())
                .tokenSettings(forPeople())
                .build();
    }

    private RegisteredClient relyingParty(String name, ClientProperties.Client party) {
        var secret = secret(name);
        if (secret == null || OWN.contains(name)) {
            throw new IllegalStateException("vigie.auth.clients." + name + ": "
                    + (secret == null ? "a relying party needs a secret" : "this name is taken"));
        }
        var redirectUris = Objects.requireNonNullElse(party.redirectUris(), List.<String>of());
        var afterSignOut = Objects.requireNonNullElse(party.postLogoutRedirectUris(), List.<String>of());
        Stream.concat(redirectUris.stream(), afterSignOut.stream()).forEach(uri -> checkRedirect(name, uri));
        return client(name, Objects.requireNonNullElse(party.name(), name), secret)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(all -> all.addAll(redirectUris))
                .postLogoutRedirectUris(all -> all.addAll(afterSignOut))
                .scopes(all -> all.addAll(Objects.requireNonNullElse(party.scopes(), RELYING_PARTY_SCOPES)))
                .clientSettings(
                        proofKey(!Boolean.FALSE.equals(party.proofKey())).build())
                .tokenSettings(forPeople())
                .build();
    }

    private static void checkRedirect(String name, String text) {
        var uri = URI.create(text);
        var loopback = uri.getHost() != null
                && Set.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
        var secure = "https".equals(uri.getScheme()) || loopback;
        if (!secure || uri.getHost() == null || uri.getFragment() != null) {
            throw new IllegalStateException("vigie.auth.clients." + name + ": " + text
                    + " must be a whole https address without a fragment (http only on this machine)");
        }
    }

    private static ClientSettings.Builder proofKey(boolean required) {
        return ClientSettings.builder().requireProofKey(required).requireAuthorizationConsent(false);
    }

    private static TokenSettings forPeople() {
        return TokenSettings.builder()
                .accessTokenTimeToLive(ACCESS)
                .authorizationCodeTimeToLive(Duration.ofMinutes(1))
                .refreshTokenTimeToLive(Duration.ofHours(12))
                .reuseRefreshTokens(false)
                .idTokenSignatureAlgorithm(SignatureAlgorithm.RS256)
                .build();
    }

    static RegisteredClient machine(String id, String name, String secret, List<String> scopes) {
        return client(id, name, secret)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(scopes))
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(ACCESS).build())
                .build();
    }

    /** A client without a secret; by a certificate, its tokens are good only on connections that show it. */
    static RegisteredClient machine(String id, String name, ClientProof proof, List<String> scopes) {
        var settings = ClientSettings.builder().setting(Clients.PROOF, Objects.requireNonNull(proof.value()));
        if (proof.method() == ClientMethod.PRIVATE_KEY_JWT) {
            settings.tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES256);
        }
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientName(name)
                .clientAuthenticationMethod(proof.method().protocol())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(scopes))
                .clientSettings(settings.build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(ACCESS)
                        .x509CertificateBoundAccessTokens(proof.method().usesCertificate())
                        .build())
                .build();
    }

    private static RegisteredClient.Builder client(String id, String name, String secret) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientName(name)
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
}
