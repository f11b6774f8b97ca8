package org.vigie.forecasting;

import java.util.List;
import java.util.Optional;
import org.vigie.forecasting.ensemble.EnsembleForecaster;
import org.vigie.forecasting.ensemble.RememberedForecaster;
import org.vigie.forecasting.model.baseline.BaselineForecaster;
import org.vigie.forecasting.model.boosting.BoostingForecaster;
import org.vigie.forecasting.model.network.NetworkForecaster;
import org.vigie.forecasting.model.renewal.RenewalForecaster;

/** The catalogue of models. */
public final class Forecasters {
    /** How wide the average of the members has to be; chosen on past seasons, see docs/science/models/ensemble.md. */
    private static final double ENSEMBLE_WIDTH = 0.9;

    private Forecasters() {}

    /** All models, members first, the ensemble last. */
    public static List<Forecaster> all() {
        return all(TrainedModels.NONE);
    }

    /** All models; what they train is kept in {@code trained} and taken from there. */
    public static List<Forecaster> all(TrainedModels trained) {
        Forecaster renewal = new RememberedForecaster(new RenewalForecaster());
        Forecaster boosting = new RememberedForecaster(new BoostingForecaster(trained));
        Forecaster network = new RememberedForecaster(new NetworkForecaster());
        Forecaster ensemble = new EnsembleForecaster(
                List.of(
                        new EnsembleForecaster.Member(renewal, 1),
                        new EnsembleForecaster.Member(boosting, profile -> network.serves(profile) ? 1 : 2),
                        new EnsembleForecaster.Member(network, 2)),
                ENSEMBLE_WIDTH,
                trained);
        return List.of(new BaselineForecaster(), renewal, boosting, network, ensemble);
    }

    /** The model with this name. */
    public static Optional<Forecaster> find(String name) {
        return find(name, TrainedModels.NONE);
    }

    /** The model with this name, keeping what it trains in {@code trained}. */
    public static Optional<Forecaster> find(String name, TrainedModels trained) {
        return all(trained).stream().filter(model -> model.name().equals(name)).findFirst();
    }
}
