/** What the columns of a source's files mean, as people have said it once. */
@NullMarked
package org.vigie.prediction.surveillance.ingest.mapping;

import org.jspecify.annotations.NullMarked;
