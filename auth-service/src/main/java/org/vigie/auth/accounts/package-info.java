/** People who may sign in, their roles and passwords. */
@NullMarked
package org.vigie.auth.accounts;

import org.jspecify.annotations.NullMarked;
