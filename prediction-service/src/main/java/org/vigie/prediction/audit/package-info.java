/** What people do with data, told to the tamper-evident audit trail that auth-service keeps. */
@NullMarked
package org.vigie.prediction.audit;

import org.jspecify.annotations.NullMarked;
