/** Scores in the database. */
@NullMarked
package org.vigie.prediction.skill.store;

import org.jspecify.annotations.NullMarked;
