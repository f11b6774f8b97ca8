/** What was done by whom: appended, never changed, searchable. */
@NullMarked
package org.vigie.auth.audit;

import org.jspecify.annotations.NullMarked;
