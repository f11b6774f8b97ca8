package org.vigie.dataviz;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
    @Test
    void modulesUseEachOtherOnlyThroughTheirRoots() {
        ApplicationModules.of(DatavizServiceApplication.class).verify();
    }
}
