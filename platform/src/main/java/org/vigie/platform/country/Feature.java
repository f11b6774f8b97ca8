package org.vigie.platform.country;

/** A part of Vigie that a country has or lacks. */
public enum Feature {
    /** Charts, maps and figure export. */
    DATAVIZ,
    /** REST API for partner systems. */
    PARTNER_API
}
