package org.vigie.platform.observability;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Carries one trace id through log lines, answers and calls to other services, and tells operators how the process does. */
@AutoConfiguration
public class ObservabilityAutoConfiguration {
    private static final String OPERATIONS = "operations:read";

    @Bean
    @ConditionalOnMissingBean(name = "traceFilter")
    FilterRegistrationBean<TraceFilter> traceFilter() {
        var registration = new FilterRegistrationBean<>(new TraceFilter());
        // after the filter that begins a span
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
    }

    @Bean
    OwnState ownState(
            Environment environment, ObjectProvider<HealthEndpoint> health, ObjectProvider<MeterRegistry> meters) {
        return new OwnState(environment, health, meters);
    }

    /** Under both beginnings that the services' own interfaces have; the gateway asks there. */
    @Bean
    RouterFunction<ServerResponse> ownStateRoute(OwnState state) {
        return RouterFunctions.route(
                RequestPredicates.GET("/v1/operations/service").or(RequestPredicates.GET("/api/v1/operations/service")),
                request -> {
                    if (!mayOperate(SecurityContextHolder.getContext().getAuthentication())) {
                        throw new AccessDeniedException(OPERATIONS);
                    }
                    return ServerResponse.ok()
                            .cacheControl(CacheControl.noStore())
                            .body(state.read());
                });
    }

    private static boolean mayOperate(@Nullable Authentication caller) {
        return caller != null
                && caller.getAuthorities().stream().anyMatch(granted -> OPERATIONS.equals(granted.getAuthority()));
    }

    @Bean
    @ConditionalOnMissingBean(name = "traceCustomizer")
    RestClientCustomizer traceCustomizer() {
        // an initializer, because an interceptor would hold every body in memory
        return builder -> builder.requestInitializer(request -> {
            var trace = MDC.get(TraceFilter.MDC_KEY);
            if (trace != null) {
                request.getHeaders().set("traceparent", new TraceId(trace).toTraceparent());
            }
        });
    }
}
