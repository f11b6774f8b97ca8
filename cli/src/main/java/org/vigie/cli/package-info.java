/** The vigie command. */
@NullMarked
package org.vigie.cli;

import org.jspecify.annotations.NullMarked;
