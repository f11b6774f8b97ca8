package org.vigie.platform.problem;

import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.LocaleResolver;
import org.vigie.platform.country.CountryAutoConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** Answers every failure with problem details; a service adds its texts in {@code problems*.properties}. */
@AutoConfiguration(
        after = CountryAutoConfiguration.class,
        afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
        beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
public class ProblemAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Problems problems(LocaleResolver locales, JsonMapper json) {
        var messages = new ResourceBundleMessageSource();
        if (new ClassPathResource("problems.properties").exists()) {
            messages.addBasenames("problems");
        }
        messages.addBasenames("org.vigie.platform.problem.problems");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return new Problems(messages, locales, json);
    }

    @Bean
    @ConditionalOnMissingBean
    ProblemAdvice problemAdvice(Problems problems) {
        return new ProblemAdvice(problems);
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    ProblemErrorController problemErrorController(Problems problems) {
        return new ProblemErrorController(problems);
    }
}
