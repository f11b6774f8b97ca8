/** The PostgreSQL server that {@code vigie up} runs beside the services. */
@NullMarked
package org.vigie.cli.postgres;

import org.jspecify.annotations.NullMarked;
