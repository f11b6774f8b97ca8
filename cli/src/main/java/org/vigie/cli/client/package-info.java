/** The commands that talk to a running instance. */
@NullMarked
package org.vigie.cli.client;

import org.jspecify.annotations.NullMarked;
