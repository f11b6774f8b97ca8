package org.vigie.platform.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ConditionalOnFeatureTests {
    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CountryAutoConfiguration.class))
            .withUserConfiguration(Beans.class);

    @Test
    void beanIsThereWhereTheCountryHasTheFeature() {
        runner.withPropertyValues("vigie.country=us")
                .run(context -> assertThat(context).hasBean("partnerApi"));
    }

    @Test
    void beanIsAbsentWhereTheCountryLacksTheFeature() {
        runner.withPropertyValues("vigie.country=fr")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("partnerApi"));
    }

    @Test
    void unknownCountryStopsTheStart() {
        runner.withPropertyValues("vigie.country=xx")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("must be one of us, fr, ch"));
    }

    @Test
    void everyBeanBacksOff() {
        var fixed = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        runner.withPropertyValues("vigie.country=ch")
                .withBean(Clock.class, () -> fixed)
                .run(context -> assertThat(context).getBean(Clock.class).isSameAs(fixed));
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        @ConditionalOnFeature(Feature.PARTNER_API)
        String partnerApi() {
            return "here";
        }
    }
}
