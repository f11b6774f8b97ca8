package org.vigie.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the one public door. */
@SpringBootApplication
public class GatewayServiceApplication {
    static void main(String[] args) {
        SpringApplication.run(GatewayServiceApplication.class, args);
    }
}
