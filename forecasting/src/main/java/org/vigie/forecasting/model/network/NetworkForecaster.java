package org.vigie.forecasting.model.network;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.Refusal;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.model.Panel;
import org.vigie.forecasting.model.PanelSeries;
import org.vigie.forecasting.model.UsableSeries;

/** Neural networks that saw three decades of influenza waves and learn nothing in a round. */
public final class NetworkForecaster implements Forecaster {
    /** A quarter of a year, without which a series' scale says little of where in a wave it is. */
    private static final int LEAST_WEEKS = 13;
    /** Spread of an ordinary history of influenza admissions; a history without a wave in it has less. */
    private static final double LEAST_SPREAD = 1.4;

    @Override
    public String name() {
        return "network";
    }

    @Override
    public boolean serves(HubProfile profile) {
        return profile.disease().equals("influenza");
    }

    @Override
    public void prepare(HubProfile profile) {
        if (serves(profile)) {
            WaveNetworks.influenza();
        }
    }

    @Override
    public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
        if (!serves(task.profile())) {
            throw new IllegalArgumentException(
                    "the networks know no waves of " + task.profile().disease());
        }
        progress.report(0, 1, name());
        TrainingData target = data.withoutSignals();
        UsableSeries usable = UsableSeries.of(target, task, LEAST_WEEKS);
        Panel panel = Panel.of(target, task.asOf(), task.profile().unit(), usable.entries());
        NetworkInputs inputs = new NetworkInputs(panel);
        List<PlaceForecast> forecasts = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>(usable.refusals());
        for (PanelSeries series : panel.targets()) {
            behind(series, task).ifPresentOrElse(refusals::add, () -> forecasts.addAll(forecast(series, inputs, task)));
        }
        return new ModelForecast(name(), forecasts, refusals);
    }

    /** The networks look five weeks ahead and no further. */
    private static Optional<Refusal> behind(PanelSeries series, ForecastTask task) {
        int horizon = task.profile().horizons().getLast();
        LocalDate furthest = task.profile().targetEndDate(task.referenceDate(), horizon);
        int steps = Panel.weeks(series.lastWeekEnd(), furthest);
        if (steps <= WaveNetworks.STEPS) {
            return Optional.empty();
        }
        String detail = "the last observed week ended on " + series.lastWeekEnd() + ", " + steps
                + " weeks before the last to forecast; at most " + WaveNetworks.STEPS + " can be";
        return Optional.of(new Refusal(series.place(), Refusal.Reason.NO_RECENT_DATA, detail));
    }

    /** What takes a series to the scale of a history with a wave in it. */
    static double factor(PanelSeries series) {
        return Math.min(series.scale().spread() / LEAST_SPREAD, 1);
    }

    private static List<PlaceForecast> forecast(PanelSeries series, NetworkInputs inputs, ForecastTask task) {
        double factor = factor(series);
        double largest = task.profile().largestValue(series.population());
        double[][] changes = WaveNetworks.influenza().changes(inputs.of(series));
        List<PlaceForecast> forecasts = new ArrayList<>();
        for (int horizon : task.profile().horizons()) {
            LocalDate end = task.profile().targetEndDate(task.referenceDate(), horizon);
            int step = Math.max(Panel.weeks(series.lastWeekEnd(), end), 1);
            double[] change =
                    Arrays.stream(changes[step - 1]).map(one -> one / factor).toArray();
            QuantileForecast quantiles = QuantileForecast.coherent(series.quantiles(change), largest);
            forecasts.add(new PlaceForecast(series.place(), horizon, end, quantiles));
        }
        return forecasts;
    }
}
