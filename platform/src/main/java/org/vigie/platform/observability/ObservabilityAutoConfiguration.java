package org.vigie.platform.observability;

import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Carries one trace id through log lines, answers and calls to other services. */
@AutoConfiguration
public class ObservabilityAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "traceFilter")
    FilterRegistrationBean<TraceFilter> traceFilter() {
        var registration = new FilterRegistrationBean<>(new TraceFilter());
        // after the filter that begins a span
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return registration;
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
