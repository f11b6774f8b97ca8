/** Hospital admissions as the CDC publishes them from NHSN. */
@NullMarked
package org.vigie.prediction.surveillance.feeds.nhsn;

import org.jspecify.annotations.NullMarked;
