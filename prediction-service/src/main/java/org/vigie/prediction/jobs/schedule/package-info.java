/** Runs jobs on whichever instance is free. */
@NullMarked
package org.vigie.prediction.jobs.schedule;

import org.jspecify.annotations.NullMarked;
