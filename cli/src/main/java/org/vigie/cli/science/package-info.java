/** The science on the command line, no server needed: forecast, backtest, score, validate. */
@NullMarked
package org.vigie.cli.science;

import org.jspecify.annotations.NullMarked;
