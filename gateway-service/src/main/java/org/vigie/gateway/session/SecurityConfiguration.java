package org.vigie.gateway.session;

import jakarta.servlet.DispatcherType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.vigie.platform.security.ProblemSecurityHandler;
import org.vigie.platform.security.VigieProperties;

/** Who may pass the door: everybody to the pages, only people signed in to the data. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);
    static final String SIGN_IN_FAILED = "/?sign-in=failed";
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
            + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    @Bean
    OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshClient() {
        return new RestClientRefreshTokenTokenResponseClient();
    }

    @Bean
    SecurityFilterChain door(
            HttpSecurity http, SignOut signOut, ProblemSecurityHandler problems, VigieProperties vigie) {
        var paths = PathPatternRequestMatcher.withDefaults();
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/actuator/health/readiness", "/actuator/health/liveness")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .addFilterBefore(new IssuerCheck(vigie.issuer()), OAuth2LoginAuthenticationFilter.class)
                .oauth2Login(login -> login.authorizationEndpoint(endpoint -> endpoint.baseUri("/bff/authorize"))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri("/bff/callback"))
                        .loginPage("/bff/sign-in")
                        .successHandler(toReturnAddress())
                        .failureHandler(toStartPage()))
                .logout(logout -> logout.logoutRequestMatcher(paths.matcher(HttpMethod.POST, "/bff/sign-out"))
                        .logoutSuccessHandler(signOut))
                .csrf(csrf -> csrf.ignoringRequestMatchers("/auth/**", "/partner/**"))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(problems).accessDeniedHandler(toSignInOrRefusal(problems)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)))
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** A write after the session has ended lacks the session, not a permission. */
    private static AccessDeniedHandler toSignInOrRefusal(ProblemSecurityHandler problems) {
        return (request, response, cause) -> {
            if (SecurityContextHolder.getContext().getAuthentication() == null) {
                problems.commence(request, response, new InsufficientAuthenticationException("no session", cause));
            } else {
                problems.handle(request, response, cause);
            }
        };
    }

    private static AuthenticationSuccessHandler toReturnAddress() {
        return (request, response, authentication) -> response.sendRedirect(ReturnAddress.recall(request));
    }

    private static AuthenticationFailureHandler toStartPage() {
        return (request, response, failure) -> {
            log.warn("Sign-in failed: {}", failure.getMessage());
            response.sendRedirect(SIGN_IN_FAILED);
        };
    }
}
