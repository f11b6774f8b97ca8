package org.vigie.prediction.forecasts;

/** A round has ended well. */
public record RoundCompleted(String profile, long round) {}
