package org.vigie.forecasting.model.renewal;

import org.vigie.forecasting.BaseForecasterTests;
import org.vigie.forecasting.Forecaster;

class RenewalForecasterTests extends BaseForecasterTests {
    @Override
    protected Forecaster forecaster() {
        return new RenewalForecaster();
    }
}
