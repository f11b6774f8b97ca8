/** Consultation rates and hospital admissions as the ECDC publishes them in ERVISS. */
@NullMarked
package org.vigie.prediction.surveillance.feeds.erviss;

import org.jspecify.annotations.NullMarked;
