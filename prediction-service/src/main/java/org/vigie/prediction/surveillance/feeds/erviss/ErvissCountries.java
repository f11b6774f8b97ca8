package org.vigie.prediction.surveillance.feeds.erviss;

import java.util.Map;

/** The countries as ERVISS writes their names. */
final class ErvissCountries {
    static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("Austria", "AT"),
            Map.entry("Belgium", "BE"),
            Map.entry("Bulgaria", "BG"),
            Map.entry("Croatia", "HR"),
            Map.entry("Cyprus", "CY"),
            Map.entry("Czechia", "CZ"),
            Map.entry("Denmark", "DK"),
            Map.entry("Estonia", "EE"),
            Map.entry("Finland", "FI"),
            Map.entry("France", "FR"),
            Map.entry("Germany", "DE"),
            Map.entry("Greece", "GR"),
            Map.entry("Hungary", "HU"),
            Map.entry("Iceland", "IS"),
            Map.entry("Ireland", "IE"),
            Map.entry("Italy", "IT"),
            Map.entry("Latvia", "LV"),
            Map.entry("Liechtenstein", "LI"),
            Map.entry("Lithuania", "LT"),
            Map.entry("Luxembourg", "LU"),
            Map.entry("Malta", "MT"),
            Map.entry("Netherlands", "NL"),
            Map.entry("Norway", "NO"),
            Map.entry("Poland", "PL"),
            Map.entry("Portugal", "PT"),
            Map.entry("Romania", "RO"),
            Map.entry("Slovakia", "SK"),
            Map.entry("Slovenia", "SI"),
            Map.entry("Spain", "ES"),
            Map.entry("Sweden", "SE"),
            Map.entry("Switzerland", "CH"));

    private ErvissCountries() {}
}
