package org.vigie.gateway;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Takes the caller's address from the server in front, where people reach the gateway by https: it speaks none itself. */
class BehindTlsProxy implements EnvironmentPostProcessor {
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("vigie.public-url", "").startsWith("https:")) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "behindTlsProxy", Map.of("server.forward-headers-strategy", "native")));
        }
    }
}
