package org.vigie.forecasting;

/**
 * A place to forecast for.
 *
 * @param code code as text, the hub's {@code location}
 * @param name name for people
 * @param population inhabitants; NaN where unknown
 */
public record Place(String code, String name, double population) {}
