package org.vigie.forecasting.model.boosting;

import java.util.List;
import java.util.Optional;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.Refusal;
import org.vigie.forecasting.TrainedModels;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.hub.HubProfile;

/** Gradient-boosted regression: one model for all places, seasons and signals. */
public final class BoostingForecaster implements Forecaster {
    private static final int LEAST_WEEKS = 8;
    private static final int LEAST_ROWS = 300;

    private final BoostingSettings settings = BoostingSettings.DEFAULT;
    private final TrainedModels trained;

    public BoostingForecaster() {
        this(TrainedModels.NONE);
    }

    /** A forecaster that trains nothing twice as long as {@code trained} keeps it. */
    public BoostingForecaster(TrainedModels trained) {
        this.trained = trained;
    }

    @Override
    public String name() {
        return "boosting";
    }

    @Override
    public ModelForecast forecast(TrainingData data, ForecastTask task, Progress progress) {
        progress.report(0, 2, name());
        NativeLibrary.load();
        LearntWaves waves = LearntWaves.of(task.profile().disease());
        TreeRound round = waves.isEmpty()
                ? TreeRound.of(data, task, LEAST_WEEKS)
                : TreeRound.of(data.withoutSignals(), task, LearntWaves.LEAST_WEEKS);
        TrainingRows training = TrainingRows.of(round.panel(), round.features(), round.steps(), settings);
        boolean enough = training.rows().count() >= LEAST_ROWS && training.seasons() >= 2;
        if (!enough && waves.isEmpty()) {
            return refusal(data, training.rows().count());
        }
        try (BoostedModel model = enough ? model(training, waves, task) : BoostedModel.of(waves, training.steps())) {
            progress.report(1, 2, name());
            LearntWaves alone = LearntWaves.alone(task.profile().disease());
            List<BoostedModel> models =
                    alone.isEmpty() ? List.of(model) : List.of(model, BoostedModel.of(alone, training.steps()));
            return round.forecast(name(), models);
        }
    }

    @Override
    public void prepare(HubProfile profile) {
        NativeLibrary.load();
        LearntWaves.of(profile.disease());
        LearntWaves.alone(profile.disease());
    }

    private BoostedModel model(TrainingRows training, LearntWaves waves, ForecastTask task) {
        if (trained.equals(TrainedModels.NONE)) {
            return BoostedModel.fit(training, waves, settings, task.seed(), task.threads());
        }
        String key = TrainingDigest.of(training, waves, settings, task.seed());
        Optional<String> kept = trained.find(key);
        if (kept.isPresent()) {
            return BoostedModel.read(LearntWavesFile.parts(kept.get()), waves);
        }
        BoostedModel model = BoostedModel.fit(training, waves, settings, task.seed(), task.threads());
        trained.keep(key, LearntWavesFile.whole(model.texts()));
        return model;
    }

    private ModelForecast refusal(TrainingData data, int rows) {
        String detail = "only " + rows + " past weeks to learn from, at least " + LEAST_ROWS + " are needed";
        return new ModelForecast(
                name(),
                List.of(),
                data.places().stream()
                        .map(place -> new Refusal(place.code(), Refusal.Reason.TOO_SHORT, detail))
                        .toList());
    }
}
