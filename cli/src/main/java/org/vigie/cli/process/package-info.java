/** Operating system processes: found, started apart from the terminal, stopped. */
@NullMarked
package org.vigie.cli.process;

import org.jspecify.annotations.NullMarked;
