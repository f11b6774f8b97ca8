/** Which cells of a table must not be shown, so that nobody can be told from a count. */
@NullMarked
package org.vigie.prediction.surveillance.protection;

import org.jspecify.annotations.NullMarked;
