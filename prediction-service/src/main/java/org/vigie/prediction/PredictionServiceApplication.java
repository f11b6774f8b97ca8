package org.vigie.prediction;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the owner of observations and forecasts. */
@SpringBootApplication
public class PredictionServiceApplication {
    static void main(String[] args) {
        SpringApplication.run(PredictionServiceApplication.class, args);
    }
}
