package org.vigie.auth.signin;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.security.SpringSessionBackedSessionRegistry;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.vigie.platform.country.CountryProfile;
import org.vigie.platform.security.VigieProperties;

/** The pages: who may see them, in which language, with which cookie. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebMvcConfigurer {
    @Bean
    @Order(10)
    SecurityFilterChain pages(HttpSecurity http) {
        var refusals = new PageRefusals();
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(
                                        "/sign-in",
                                        "/new-password",
                                        "/link",
                                        "/forgotten",
                                        "/privacy",
                                        "/second-factor/**",
                                        "/security/**",
                                        "/passkey/**",
                                        "/passkeys/**",
                                        "/script/**",
                                        "/style/**")
                                .permitAll()
                                .requestMatchers("/actuator/health/readiness", "/actuator/health/liveness")
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .headers(headers -> headers.addHeaderWriter(new PagePolicy())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
    LocaleResolver localeResolver(CountryProfile country) {
        return new PageLocale(country);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new LocaleChangeInterceptor();
        change.setParamName("language");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change)
                .addPathPatterns(
                        "/sign-in",
                        "/new-password",
                        "/link",
                        "/forgotten",
                        "/privacy",
                        "/second-factor/**",
                        "/passkey/**",
                        "/passkeys/**",
                        "/external/**",
                        "/security/**");
    }

    @Bean
    CookieSerializer cookieSerializer(VigieProperties vigie) {
        var secure = vigie.publicUrl().startsWith("https:");
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(secure ? "__Host-vigie-auth" : "vigie-auth");
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(secure);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    <S extends Session> SessionRegistry sessionRegistry(FindByIndexNameSessionRepository<S> sessions) {
        return new SpringSessionBackedSessionRegistry<>(sessions);
    }
}
