/** What all families of models share; each family is a closed package below. */
@NullMarked
package org.vigie.forecasting.model;

import org.jspecify.annotations.NullMarked;
