package org.vigie.auth.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.vigie.auth.external.Providers;

/** Lets people come from the identity providers that are configured; there is nothing of it where none is. */
@Configuration(proxyBeanMethods = false)
@Conditional(ProviderSignInConfiguration.ThereAreProviders.class)
class ProviderSignInConfiguration {
    static final String START = "/external/start/";
    static final String BACK = "/external/back/";
    static final String ARRIVED = "/external/arrived";
    static final String REFUSED = "/external/refused";

    /** Whether any provider is configured. */
    static class ThereAreProviders implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return Binder.get(context.getEnvironment())
                    .bind("vigie.auth.providers", Bindable.mapOf(String.class, Object.class))
                    .map(providers -> !providers.isEmpty())
                    .orElse(false);
        }
    }

    @Bean
    @Order(5)
    SecurityFilterChain signInByProvider(HttpSecurity http, Providers providers, ProviderRequests requests) {
        // who comes is not signed in yet: a second factor may be asked first, so nothing is kept here, and the session
        // gets its new name with the sign-in
        return http.securityMatcher("/external/**")
                .authorizeHttpRequests(all -> all.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(START + "*", BACK + "*")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .oauth2Login(login -> login.loginPage("/sign-in")
                        .clientRegistrationRepository(providers.registrations())
                        .authorizedClientRepository(new NoTokensKept())
                        .securityContextRepository(new NullSecurityContextRepository())
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri(BACK + "*"))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(providers::exchange))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(providers::person))
                        .successHandler(ProviderSignInConfiguration::arrived)
                        .failureHandler(ProviderSignInConfiguration::refused))
                .addFilterBefore(new ProviderAnswerCheck(providers), OAuth2LoginAuthenticationFilter.class)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(PagePolicy.ALONE))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.none()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokensOfProviders(Providers providers) {
        return providers::idTokens;
    }

    private static void arrived(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException, ServletException {
        request.setAttribute(ARRIVED, person);
        request.getRequestDispatcher(ARRIVED).forward(request, response);
    }

    static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        request.setAttribute(REFUSED, failure);
        request.getRequestDispatcher(REFUSED).forward(request, response);
    }

    /** Tokens of providers are of no use here once it is known who came. */
    private static final class NoTokensKept implements OAuth2AuthorizedClientRepository {
        @Override
        @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
        public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
                String id, Authentication person, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication person,
                HttpServletRequest request,
                HttpServletResponse response) {
            // deliberately forgotten
        }

        @Override
        public void removeAuthorizedClient(
                String id, Authentication person, HttpServletRequest request, HttpServletResponse response) {
            // there is none
        }
    }
}
