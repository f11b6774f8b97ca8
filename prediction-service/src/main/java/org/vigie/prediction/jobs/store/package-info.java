/** Keeps jobs and their logs in the database. */
@NullMarked
package org.vigie.prediction.jobs.store;

import org.jspecify.annotations.NullMarked;
