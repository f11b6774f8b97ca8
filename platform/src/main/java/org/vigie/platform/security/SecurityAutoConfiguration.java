package org.vigie.platform.security;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestTemplate;
import org.vigie.platform.country.CountryAutoConfiguration;
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
        return new CachingJwtDecoder(decoder, clock, Ticker.systemTicker());
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
