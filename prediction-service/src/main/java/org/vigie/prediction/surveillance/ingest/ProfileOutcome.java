package org.vigie.prediction.surveillance.ingest;

import org.vigie.forecasting.hub.HubProfile;

/**
 * What a file brought for one profile: rows read, and how many said something new.
 *
 * @param everybody what was appended about everybody
 */
public record ProfileOutcome(HubProfile profile, long rows, long changes, VintageWriter.Appended everybody) {}
