/** Observations and imports over HTTP. */
@NullMarked
package org.vigie.prediction.surveillance.web;

import org.jspecify.annotations.NullMarked;
