package org.vigie.forecasting.hub;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes numbers as the hubs want them: plain decimals with a point, no exponent, whatever the locale. */
public final class HubNumbers {
    private static final int DECIMALS = 4;

    private HubNumbers() {}

    /** {@code value} with at most four decimals and no trailing zeros. */
    public static String format(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
