package org.vigie.prediction.surveillance;

/** Something about the profile's observations has changed; told within the transaction that changed it. */
public record ObservationsChanged(String profile) {}
