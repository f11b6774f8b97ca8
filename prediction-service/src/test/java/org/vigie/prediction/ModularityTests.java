package org.vigie.prediction;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
    @Test
    void modulesUseEachOtherOnlyThroughTheirRoots() {
        ApplicationModules.of(PredictionServiceApplication.class).verify();
    }
}
