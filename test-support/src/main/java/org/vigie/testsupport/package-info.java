/** Helpers for tests only. */
@NullMarked
package org.vigie.testsupport;

import org.jspecify.annotations.NullMarked;
