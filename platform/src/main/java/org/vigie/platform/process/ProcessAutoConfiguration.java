package org.vigie.platform.process;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Ties the service's life to its launcher's where that is asked for. */
@AutoConfiguration
public class ProcessAutoConfiguration {
    @Bean
    @ConditionalOnBooleanProperty("vigie.stop-with-parent")
    @ConditionalOnMissingBean
    ParentWatch parentWatch() {
        return new ParentWatch(System.in, () -> System.exit(0));
    }
}
