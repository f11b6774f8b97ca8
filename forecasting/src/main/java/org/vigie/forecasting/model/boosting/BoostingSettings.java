package org.vigie.forecasting.model.boosting;

/**
 * How the trees are grown.
 *
 * @param bags fits of the location, each without some seasons
 * @param trees trees a fit
 * @param location LightGBM settings of the location's fits
 * @param spreadTrees trees of the spread's fit
 * @param spread LightGBM settings of the spread's fit
 * @param signalWeight weight of a signal's row, a target's row counting 1
 * @param populationPower power of the population that a row's weight grows with
 */
record BoostingSettings(
        int bags,
        int trees,
        String location,
        int spreadTrees,
        String spread,
        double signalWeight,
        double populationPower) {
    static final BoostingSettings DEFAULT = new BoostingSettings(
            5,
            120,
            "objective=regression num_leaves=15 learning_rate=0.06 min_data_in_leaf=60 feature_fraction=0.5"
                    + " bagging_fraction=0.7 bagging_freq=1 lambda_l2=5 max_bin=63",
            60,
            "objective=regression num_leaves=7 learning_rate=0.06 min_data_in_leaf=200 feature_fraction=0.5 lambda_l2=10 max_bin=63",
            0.5,
            0.25);
}
