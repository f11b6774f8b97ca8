/** How data are answered over HTTP: safe CSV, validators for caches. */
@NullMarked
package org.vigie.prediction.http;

import org.jspecify.annotations.NullMarked;
