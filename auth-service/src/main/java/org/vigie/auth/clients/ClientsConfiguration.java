package org.vigie.auth.clients;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.vigie.platform.country.CountryProfile;
import org.vigie.platform.security.VigieProperties;

/** Keeps clients in PostgreSQL and checks their secrets fast. */
@Configuration(proxyBeanMethods = false)
class ClientsConfiguration {
    @Bean
    RegisteredClientRepository registeredClientRepository(
            JdbcOperations jdbc, ClientProperties properties, VigieProperties vigie, CountryProfile country) {
        var repository = new EnabledClients(jdbc);
        new ConfiguredClients(properties, vigie, country, new ClientSecrets()).registerIn(repository);
        return repository;
    }

    @Bean
    Customizer<OAuth2ClientAuthenticationConfigurer> clientAuthentication() {
        return authentication -> authentication
                .errorResponseHandler(new ClientRefusal())
                .authenticationProviders(providers -> providers.stream()
                        .filter(ClientSecretAuthenticationProvider.class::isInstance)
                        .map(ClientSecretAuthenticationProvider.class::cast)
                        .forEach(provider -> provider.setPasswordEncoder(new ClientSecrets())));
    }
}
