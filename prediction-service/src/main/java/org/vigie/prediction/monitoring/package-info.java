/** What monitoring may know about data, rounds and jobs. */
@NullMarked
package org.vigie.prediction.monitoring;

import org.jspecify.annotations.NullMarked;
