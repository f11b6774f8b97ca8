/** Official feeds: asked on their schedules, retried with back-off, and handed to the same import as any other file. */
@NullMarked
package org.vigie.prediction.surveillance.feeds;

import org.jspecify.annotations.NullMarked;
