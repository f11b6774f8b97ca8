package org.vigie.prediction;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Heads the generated description of the API. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    /** A parameter bound to a record component under another name is described under the name that callers use. */
    @Bean
    OperationCustomizer boundNames() {
        return (operation, method) -> {
            if (operation.getParameters() != null) {
                operation.getParameters().stream()
                        .filter(parameter -> parameter.getName().equals("asOf"))
                        .forEach(parameter -> parameter.setName("as_of"));
            }
            return operation;
        };
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info().title("Vigie: prediction-service").version("1"))
                .servers(List.of(new Server().url("/")));
    }
}
