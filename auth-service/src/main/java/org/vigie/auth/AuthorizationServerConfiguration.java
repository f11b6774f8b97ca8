package org.vigie.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.vigie.auth.keys.OwnTokens;
import org.vigie.auth.tokens.AuthorizationRequests;
import org.vigie.auth.tokens.AuthorizationResponses;
import org.vigie.auth.tokens.PersonClaims;
import org.vigie.auth.tokens.ProviderMetadata;
import org.vigie.platform.security.ProblemSecurityHandler;
import org.vigie.platform.security.VigieProperties;

/** The protocol: OAuth 2.1 and OpenID Connect endpoints, and nothing else. */
@Configuration(proxyBeanMethods = false)
class AuthorizationServerConfiguration {
    @Bean
    AuthorizationServerSettings authorizationServerSettings(VigieProperties vigie) {
        return AuthorizationServerSettings.builder().issuer(vigie.issuer()).build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(
            HttpSecurity http,
            AuthorizationRequests requests,
            AuthorizationResponses responses,
            PersonClaims persons,
            ProviderMetadata metadata,
            OwnTokens tokens,
            ProblemSecurityHandler problems,
            Customizer<OAuth2ClientAuthenticationConfigurer> clientAuthentication) {
        var authorize = PathPatternRequestMatcher.withDefaults().matcher("/oauth2/authorize");
        var signIn = new LoginUrlAuthenticationEntryPoint("/sign-in");
        signIn.setFavorRelativeUris(true);
        var savedRequests = new HttpSessionRequestCache();
        savedRequests.setRequestMatcher(authorize);
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.clientAuthentication(clientAuthentication)
                    .authorizationEndpoint(endpoint ->
                            endpoint.authorizationResponseHandler(responses).errorResponseHandler(responses))
                    .authorizationServerMetadataEndpoint(endpoint ->
                            endpoint.authorizationServerMetadataCustomizer(each -> each.claims(metadata::complete)))
                    .oidc(oidc -> oidc.providerConfigurationEndpoint(endpoint ->
                                    endpoint.providerConfigurationCustomizer(each -> each.claims(metadata::complete)))
                            .userInfoEndpoint(endpoint -> endpoint.userInfoMapper(persons)));
        });
        requests.guard(http);
        return http.authorizeHttpRequests(each ->
                        each.requestMatchers(authorize).permitAll().anyRequest().authenticated())
                .oauth2ResourceServer(server ->
                        server.bearerTokenResolver(inHeaderOrForm()).jwt(jwt -> jwt.decoder(tokens.userInfoDecoder())))
                .requestCache(cache -> cache.requestCache(savedRequests))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(signIn, authorize)
                        .defaultAuthenticationEntryPointFor(problems, AnyRequestMatcher.INSTANCE))
                .build();
    }

    /** As OpenID Connect allows at the user info endpoint; never in an address, where logs would keep it. */
    private static BearerTokenResolver inHeaderOrForm() {
        var resolver = new DefaultBearerTokenResolver();
        resolver.setAllowFormEncodedBodyParameter(true);
        return request -> resolver.resolve(new WithoutCharset(request));
    }

    /** A form is a form in whatever encoding it is said to be; the framework looks for the bare type. */
    private static final class WithoutCharset extends HttpServletRequestWrapper {
        private WithoutCharset(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            var type = super.getContentType();
            return type == null ? null : type.replaceFirst("\\s*;.*", "");
        }
    }
}
