package org.vigie.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
    @Test
    void modulesKeepToThemselves() {
        ApplicationModules.of(GatewayServiceApplication.class).verify();
    }
}
