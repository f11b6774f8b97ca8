/** Takes surveillance files in, whole or not at all. */
@NullMarked
package org.vigie.prediction.surveillance.ingest;

import org.jspecify.annotations.NullMarked;
