package org.vigie.forecasting;

import org.vigie.forecasting.series.Vintages;

/** A series beside the target that may help to forecast it, such as emergency visits or another disease. */
public record Signal(String name, Vintages vintages) {}
