/** Long work that outlives the request and the process that started it. */
@NullMarked
package org.vigie.prediction.jobs;

import org.jspecify.annotations.NullMarked;
