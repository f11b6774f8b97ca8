/** The files of the web application. */
@NullMarked
package org.vigie.gateway.dashboard;

import org.jspecify.annotations.NullMarked;
