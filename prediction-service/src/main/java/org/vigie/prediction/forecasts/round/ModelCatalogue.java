package org.vigie.prediction.forecasts.round;

import java.util.List;
import org.springframework.stereotype.Component;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.Forecasters;
import org.vigie.forecasting.TrainedModels;
import org.vigie.forecasting.hub.HubProfile;

/** The models that a round runs. */
@Component
class ModelCatalogue {
    private final TrainedModels trained;

    ModelCatalogue(TrainedModels trained) {
        this.trained = trained;
    }

    /** Those that forecast {@code profile}, members first and the ensemble last. */
    List<Forecaster> models(HubProfile profile) {
        return Forecasters.all(trained).stream()
                .filter(model -> model.serves(profile))
                .toList();
    }
}
