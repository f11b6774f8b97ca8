/** What the law gives people over their data: notice, access, erasure, and an end to keeping them. */
@NullMarked
package org.vigie.auth.privacy;

import org.jspecify.annotations.NullMarked;
