/** The fan chart: recent weeks and what may come. */
@NullMarked
package org.vigie.dataviz.figures.fanchart;

import org.jspecify.annotations.NullMarked;
