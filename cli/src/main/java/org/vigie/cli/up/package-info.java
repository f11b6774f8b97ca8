/** Starts all parts of a deployment on one machine, watches them, and stops them in order. */
@NullMarked
package org.vigie.cli.up;

import org.jspecify.annotations.NullMarked;
