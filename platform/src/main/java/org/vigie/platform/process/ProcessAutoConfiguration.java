package org.vigie.platform.process;

import java.time.Duration;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.framework.autoproxy.InfrastructureAdvisorAutoProxyCreator;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
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
    /** Narrows the search for beans that need a proxy; another kind of proxy creator is left as it is. */
    @Bean
    static BeanFactoryPostProcessor proxiesForOwnBeans() {
        return beans -> {
            if (beans.containsBeanDefinition(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME)
                    && beans.getBeanDefinition(AopConfigUtils.AUTO_PROXY_CREATOR_BEAN_NAME)
                            instanceof AbstractBeanDefinition definition
                    && InfrastructureAdvisorAutoProxyCreator.class.getName().equals(definition.getBeanClassName())) {
                definition.setBeanClass(OwnBeansProxyCreator.class);
            }
        };
    }

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
