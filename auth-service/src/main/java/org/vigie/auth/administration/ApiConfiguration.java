package org.vigie.auth.administration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.vigie.platform.security.TokenCheck;

/** Lets only calls with a good token reach auth-service's own API. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {
    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, TokenCheck tokens) {
        return tokens.in(http.securityMatcher("/api/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }
}
