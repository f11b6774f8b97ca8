/** Scores over HTTP. */
@NullMarked
package org.vigie.prediction.skill.web;

import org.jspecify.annotations.NullMarked;
