/** The life of the process and its default settings. */
@NullMarked
package org.vigie.platform.process;

import org.jspecify.annotations.NullMarked;
