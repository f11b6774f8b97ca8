package org.vigie.dataviz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.vigie.platform.country.CountryProfile;

class CountryCheckTests {
    @Test
    void switzerlandHasNoFigures() {
        assertThatThrownBy(() -> new CountryCheck(CountryProfile.of("ch")))
                .isInstanceOf(NoFiguresHereException.class)
                .hasMessageContaining("'ch' has no feature DATAVIZ");
    }

    @Test
    void serviceDoesNotStartThere() {
        SpringApplication service = new SpringApplication(DatavizServiceApplication.class);
        service.setWebApplicationType(WebApplicationType.SERVLET);
        assertThatThrownBy(() -> service.run("--vigie.country=ch", "--server.port=0"))
                .hasRootCauseInstanceOf(NoFiguresHereException.class);
    }

    @Test
    void analysisSaysWhatToDo() {
        NoFiguresHereException cause = new NoFiguresHereException("ch");
        assertThat(new NoFiguresHereAnalyzer().analyze(cause).getAction()).contains("Leave this service out");
    }
}
