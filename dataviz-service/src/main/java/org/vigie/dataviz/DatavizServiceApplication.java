package org.vigie.dataviz;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the maker of figures, maps and exports. */
@SpringBootApplication
public class DatavizServiceApplication {
    static void main(String[] args) {
        SpringApplication.run(DatavizServiceApplication.class, args);
    }
}
