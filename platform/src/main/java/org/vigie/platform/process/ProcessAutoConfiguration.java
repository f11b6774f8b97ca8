package org.vigie.platform.process;

import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Ends the service with its launcher, and without refusing requests, where either is asked for. */
@AutoConfiguration
public class ProcessAutoConfiguration {
    @Bean
    @ConditionalOnBooleanProperty("vigie.stop-with-parent")
    @ConditionalOnMissingBean
    ParentWatch parentWatch() {
        return new ParentWatch(System.in, () -> System.exit(0));
    }

    @Bean
    @ConditionalOnProperty("vigie.drain")
    @ConditionalOnMissingBean
    Drain drain(Environment environment) {
        return new Drain(environment.getRequiredProperty("vigie.drain", Duration.class));
    }

    @Bean
    @ConditionalOnBean(Drain.class)
    FilterRegistrationBean<Drain> drainFilter(Drain drain) {
        var registration = new FilterRegistrationBean<>(drain);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
