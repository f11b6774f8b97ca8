package org.vigie.forecasting.model.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Progress;
import org.vigie.forecasting.TestRounds;
import org.vigie.forecasting.TrainedModels;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;

class TrainedBoostingTests {
    private final Kept kept = new Kept();

    @Test
    void keptModelGivesTheSameForecastAsATrainedOne() {
        for (HubProfile profile : List.of(HubProfile.FLUSIGHT, HubProfile.COVID_HUB)) {
            ForecastTask task = task(profile, 7);
            ModelForecast anew = new BoostingForecaster().forecast(TestRounds.data(), task, Progress.NONE);
            assertThat(forecast(TestRounds.data(), task)).isEqualTo(anew);
            int trained = kept.texts.size();
            assertThat(forecast(TestRounds.data(), task)).isEqualTo(anew);
            assertThat(kept.texts).hasSize(trained);
        }
        assertThat(kept.found).isEqualTo(2);
    }

    @Test
    void anotherSeedOrValueIsTrainedAnewAndLaterPublicationsAreNot() {
        ForecastTask task = task(HubProfile.FLUSIGHT, 7);
        forecast(TestRounds.data(), task);
        forecast(withLastRevision(TestRounds.AS_OF.plusDays(1)), task);
        assertThat(kept.texts).hasSize(1);
        forecast(withLastRevision(TestRounds.AS_OF), task);
        assertThat(kept.texts).hasSize(2);
        forecast(TestRounds.data(), task(HubProfile.FLUSIGHT, 8));
        assertThat(kept.texts).hasSize(3);
    }

    private ModelForecast forecast(TrainingData data, ForecastTask task) {
        return new BoostingForecaster(kept).forecast(data, task, Progress.NONE);
    }

    private static ForecastTask task(HubProfile profile, long seed) {
        return new ForecastTask(profile, TestRounds.REFERENCE_DATE, TestRounds.AS_OF, seed, 2);
    }

    private static TrainingData withLastRevision(LocalDate asOf) {
        List<Revision> revisions = new ArrayList<>(TestRounds.revisions());
        revisions.add(new Revision("01", TestRounds.LAST_WEEK.minusWeeks(1), asOf, 999));
        return new TrainingData(Vintages.of(revisions), TestRounds.places(), List.of());
    }

    private static final class Kept implements TrainedModels {
        private final Map<String, String> texts = new HashMap<>();
        private int found;

        @Override
        public Optional<String> find(String key) {
            Optional<String> text = Optional.ofNullable(texts.get(key));
            found += text.isPresent() ? 1 : 0;
            return text;
        }

        @Override
        public void keep(String key, String text) {
            texts.put(key, text);
        }
    }
}
