/** Jobs over HTTP. */
@NullMarked
package org.vigie.prediction.jobs.web;

import org.jspecify.annotations.NullMarked;
