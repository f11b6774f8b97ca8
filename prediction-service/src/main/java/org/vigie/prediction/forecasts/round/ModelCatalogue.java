package org.vigie.prediction.forecasts.round;

import java.util.List;
import org.springframework.stereotype.Component;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.Forecasters;

/** The models that a round runs, members first and the ensemble last. */
@Component
class ModelCatalogue {
    List<Forecaster> models() {
        return Forecasters.all();
    }
}
