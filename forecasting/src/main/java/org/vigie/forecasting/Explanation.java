package org.vigie.forecasting;

import java.util.List;

/**
 * What moved one forecast, the strongest part first.
 *
 * @param model name of the model explained
 * @param place code of the place
 * @param horizon weeks ahead, as the hub counts
 * @param parts parts whose values add up to the forecast's centre
 */
public record Explanation(String model, String place, int horizon, List<Part> parts) {
    public Explanation {
        parts = List.copyOf(parts);
    }

    /**
     * One feature or member and how much it adds.
     *
     * @param name name of the feature or member
     * @param value for features the SHAP contribution to the change of the scaled fourth root, for members their share
     *     of the median
     */
    public record Part(String name, double value) {}
}
