package org.vigie.prediction.catalogue.store;

import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.vigie.platform.country.CountryProfile;

/** Adds the country's reference data to what Flyway keeps up to date. */
@Configuration(proxyBeanMethods = false)
class ReferenceDataLocations {
    @Bean
    FlywayConfigurationCustomizer referenceData(CountryProfile country) {
        String places = country.ownPlace().equals("US") ? "us" : "europe";
        return flyway -> flyway.locations("classpath:db/migration", "classpath:db/reference/" + places);
    }
}
