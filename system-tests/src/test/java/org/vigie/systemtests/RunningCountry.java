package org.vigie.systemtests;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;

/** One running deployment and a browser on it, for the ordered steps of a country's story. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class RunningCountry {
    static Vigie vigie;
    static Browser browser;
    static Journey journey;

    static void start(String country, String locale, String profile, List<String> places) throws Exception {
        browser = Browser.open(country, locale);
        vigie = Vigie.of(country).start();
        journey = new Journey(vigie, browser, profile, places.getFirst(), places);
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
            browser = null;
        }
        if (vigie != null) {
            vigie.cleanUp();
            vigie = null;
        }
    }
}
