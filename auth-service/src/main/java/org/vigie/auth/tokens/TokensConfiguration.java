package org.vigie.auth.tokens;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigie.auth.audit.Audit;
import org.vigie.auth.keys.OwnTokens;

/** Keeps what has been granted in PostgreSQL, so that every instance knows it. */
@Configuration(proxyBeanMethods = false)
class TokensConfiguration {
    @Bean
    OAuth2AuthorizationService authorizationService(
            JdbcOperations operations,
            RegisteredClientRepository clients,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            OwnTokens ownTokens,
            Clock clock,
            Audit audit) {
        return new SingleUse(
                new JdbcOAuth2AuthorizationService(operations, clients),
                new ClientTokens(jdbc, clients, ownTokens, clock),
                jdbc,
                transaction,
                audit);
    }

    @Bean
    OAuth2AuthorizationConsentService consentService(JdbcOperations jdbc, RegisteredClientRepository clients) {
        return new JdbcOAuth2AuthorizationConsentService(jdbc, clients);
    }
}
