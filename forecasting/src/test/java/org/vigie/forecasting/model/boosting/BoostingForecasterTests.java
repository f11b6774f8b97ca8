package org.vigie.forecasting.model.boosting;

import org.vigie.forecasting.BaseForecasterTests;
import org.vigie.forecasting.Forecaster;

class BoostingForecasterTests extends BaseForecasterTests {
    @Override
    protected Forecaster forecaster() {
        return new BoostingForecaster();
    }
}
