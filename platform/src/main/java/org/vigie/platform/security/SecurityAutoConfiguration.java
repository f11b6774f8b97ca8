package org.vigie.platform.security;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestTemplate;
import org.vigie.platform.country.ConditionalOnFeature;
import org.vigie.platform.country.CountryAutoConfiguration;
import org.vigie.platform.country.Feature;
import org.vigie.platform.problem.ProblemAutoConfiguration;
import org.vigie.platform.problem.Problems;

/** Lets only calls with a good token in, and leaves permissions to method security. */
@AutoConfiguration(
        after = {ProblemAutoConfiguration.class, CountryAutoConfiguration.class},
        beforeName = {
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration"
        })
@EnableConfigurationProperties(VigieProperties.class)
@EnableMethodSecurity
public class SecurityAutoConfiguration {
    private static final List<String> OWN_NETWORKS =
            List.of("127.0.0.0/8", "::1", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

    /** Checks signature, algorithm, issuer, audience, expiry and type (RFC 9068). */
    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(VigieProperties vigie, Clock clock) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(Duration.ofSeconds(2));
        requests.setReadTimeout(Duration.ofSeconds(5));
        var decoder = NimbusJwtDecoder.withJwkSetUri(vigie.jwksUrl())
                .restOperations(new RestTemplate(requests))
                .validateType(false)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(vigie.issuer())
                .audience("vigie")
                .build());
        return new ClientCertificate.BoundTokens(new CachingJwtDecoder(decoder, clock, Ticker.systemTicker()));
    }

    /** Certificates of callers come from the gateway alone, which takes them from the TLS proxy in front of it. */
    @Bean
    @ConditionalOnFeature(Feature.PARTNER_API)
    @ConditionalOnMissingBean(name = "clientCertificates")
    FilterRegistrationBean<ClientCertificateFilter> clientCertificates(Environment environment) {
        var gateway = Binder.get(environment)
                .bind("vigie.gateway-addresses", Bindable.listOf(String.class))
                .orElse(OWN_NETWORKS);
        var registration =
                new FilterRegistrationBean<>(new ClientCertificateFilter(ClientCertificate.HEADER, gateway, true));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }

    @Bean
    @ConditionalOnMissingBean
    TokenAuthorities tokenAuthorities() {
        return new TokenAuthorities();
    }

    @Bean
    @ConditionalOnMissingBean
    ProblemSecurityHandler problemSecurityHandler(Problems problems) {
        return new ProblemSecurityHandler(problems);
    }

    @Bean
    @ConditionalOnMissingBean
    TokenCheck tokenCheck(TokenAuthorities authorities, ProblemSecurityHandler problems) {
        return new TokenCheck(authorities, problems);
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityFilterChain securityFilterChain(HttpSecurity http, TokenCheck tokens) {
        return tokens.in(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/actuator/health/readiness", "/actuator/health/liveness")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }
}
