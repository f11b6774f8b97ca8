package org.vigie.auth.accounts;

import java.util.List;

/** What a person is in Vigie, and the permissions that follow from it. */
public enum Role {
    /** Sees data and forecasts. */
    READER(List.of("observations:read", "forecasts:read")),
    /** Works with forecasts. */
    EPIDEMIOLOGIST(List.of("observations:read", "forecasts:read", "rounds:run")),
    /** Brings data in. */
    DATA_MANAGER(List.of("observations:read", "observations:import", "forecasts:read", "rounds:run")),
    /** Runs the place: people as well as data. */
    ADMINISTRATOR(List.of(
            "observations:read",
            "observations:import",
            "forecasts:read",
            "rounds:run",
            "accounts:manage",
            "clients:manage",
            "audit:read",
            "operations:read")),
    /** Watches over personal data. */
    DATA_PROTECTION_OFFICER(List.of("audit:read", "privacy:manage")),
    /** Keeps the machines running. */
    OPERATOR(List.of("operations:read"));

    private final List<String> permissions;

    Role(List<String> permissions) {
        this.permissions = permissions;
    }

    public List<String> permissions() {
        return permissions;
    }
}
