/** What tests of several modules need. */
@NullMarked
package org.vigie.testsupport;

import org.jspecify.annotations.NullMarked;
