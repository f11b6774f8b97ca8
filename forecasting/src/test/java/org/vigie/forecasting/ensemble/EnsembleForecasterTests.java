package org.vigie.forecasting.ensemble;

import org.vigie.forecasting.BaseForecasterTests;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.Forecasters;

class EnsembleForecasterTests extends BaseForecasterTests {
    @Override
    protected Forecaster forecaster() {
        return Forecasters.find("ensemble").orElseThrow();
    }
}
