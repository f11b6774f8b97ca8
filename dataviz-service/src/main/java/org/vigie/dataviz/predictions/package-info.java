/** What prediction-service publishes, as far as figures need it. */
@NullMarked
package org.vigie.dataviz.predictions;

import org.jspecify.annotations.NullMarked;
