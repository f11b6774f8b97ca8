package org.vigie.testsupport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Hands the settings of {@link WithPostgres} and {@link WithTokens} to the application under test. */
class TestSettings implements ContextCustomizerFactory {
    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> configuration) {
        var annotations = MergedAnnotations.from(test, SearchStrategy.TYPE_HIERARCHY);
        var postgres = annotations.get(WithPostgres.class);
        var tokens = annotations.isPresent(WithTokens.class);
        if (!postgres.isPresent() && !tokens) {
            return null;
        }
        return new Settings(
                postgres.isPresent() ? postgres.getString("value") : "",
                postgres.isPresent() ? String.valueOf(postgres.getSource()) : "",
                tokens);
    }

    private record Settings(String role, String bearer, boolean tokens) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            Map<String, String> values = new LinkedHashMap<>();
            if (!role.isEmpty()) {
                var database = PostgresForTests.newDatabase(role);
                values.put("spring.datasource.url", database.url());
                values.put("spring.datasource.username", role);
                values.put("spring.datasource.password", TestDatabase.PASSWORD);
                values.put("spring.datasource.hikari.maximum-pool-size", "5");
                context.getBeanFactory().registerSingleton("testDatabase", database);
            }
            if (tokens) {
                values.put("vigie.public-url", TestTokens.PUBLIC_URL);
                values.put("vigie.auth-url", TestTokens.authUrl());
            }
            TestPropertyValues.of(values).applyTo(context);
        }
    }
}
