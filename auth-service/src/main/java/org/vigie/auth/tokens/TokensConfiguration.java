package org.vigie.auth.tokens;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.vigie.auth.audit.Audit;

/** Keeps what has been granted in PostgreSQL, so that every instance knows it. */
@Configuration(proxyBeanMethods = false)
class TokensConfiguration {
    @Bean
    OAuth2AuthorizationService authorizationService(
            JdbcOperations jdbc, RegisteredClientRepository clients, JdbcClient client, Audit audit) {
        return new SingleUse(new JdbcOAuth2AuthorizationService(jdbc, clients), client, audit);
    }

    @Bean
    OAuth2AuthorizationConsentService consentService(JdbcOperations jdbc, RegisteredClientRepository clients) {
        return new JdbcOAuth2AuthorizationConsentService(jdbc, clients);
    }
}
