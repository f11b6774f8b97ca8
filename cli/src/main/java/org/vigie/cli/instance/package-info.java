/** What is known about a running instance: its file, its lock. */
@NullMarked
package org.vigie.cli.instance;

import org.jspecify.annotations.NullMarked;
