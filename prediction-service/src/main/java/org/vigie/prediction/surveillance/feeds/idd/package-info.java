/** Sentinella consultations as the Swiss Federal Office of Public Health publishes them. */
@NullMarked
package org.vigie.prediction.surveillance.feeds.idd;

import org.jspecify.annotations.NullMarked;
