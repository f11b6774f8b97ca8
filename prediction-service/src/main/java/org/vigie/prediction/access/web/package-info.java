/** Looks at the places of every call before its handler does. */
@NullMarked
package org.vigie.prediction.access.web;

import org.jspecify.annotations.NullMarked;
