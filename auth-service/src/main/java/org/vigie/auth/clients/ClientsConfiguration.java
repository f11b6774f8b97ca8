package org.vigie.auth.clients;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.X509ClientCertificateAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.web.authentication.X509ClientCertificateAuthenticationConverter;
import org.vigie.platform.country.CountryProfile;
import org.vigie.platform.security.VigieProperties;

/** Keeps clients in PostgreSQL and checks their secrets fast. */
@Configuration(proxyBeanMethods = false)
class ClientsConfiguration {
    @Bean
    EnabledClients registeredClientRepository(
            JdbcOperations jdbc, ClientProperties properties, VigieProperties vigie, CountryProfile country) {
        var repository = new EnabledClients(jdbc);
        new ConfiguredClients(properties, vigie, country, new ClientSecrets()).registerIn(repository);
        return repository;
    }

    @Bean
    Customizer<OAuth2ClientAuthenticationConfigurer> clientAuthentication(
            EnabledClients clients, ClientAssertions assertions, Clock clock) {
        var certificates = new CertificateClients(clients, clock);
        return authentication -> authentication
                .errorResponseHandler(new ClientRefusal())
                .authenticationConverters(converters -> {
                    converters.removeIf(X509ClientCertificateAuthenticationConverter.class::isInstance);
                    converters.add(certificates);
                })
                .authenticationProviders(providers -> providers.forEach(provider -> {
                    switch (provider) {
                        case ClientSecretAuthenticationProvider bySecret ->
                            bySecret.setPasswordEncoder(new ClientSecrets());
                        case JwtClientAssertionAuthenticationProvider bySignature ->
                            bySignature.setJwtDecoderFactory(assertions);
                        case X509ClientCertificateAuthenticationProvider byCertificate ->
                            byCertificate.setCertificateVerifier(certificates::check);
                        default -> {}
                    }
                }));
    }
}
