package org.vigie.forecasting.model.boosting;

import java.nio.ByteBuffer;
import org.vigie.forecasting.TrainingKey;

/** Names a training by all that it depends on: the rows, the settings, the waves it starts from and the seed. */
final class TrainingDigest {
    /** Changes whenever the same rows are fitted in another way. */
    private static final String METHOD = "boosting-1";

    private TrainingDigest() {}

    static String of(TrainingRows training, LearntWaves waves, BoostingSettings settings, long seed) {
        TrainingKey key = TrainingKey.of(METHOD)
                .add(METHOD + " " + settings + " " + waves.name() + " " + waves.ownTrees() + " " + seed + " "
                        + training.steps() + " " + training.seasons() + " "
                        + training.rows().width())
                .add(bytes(training.rows().matrix()))
                .add(bytes(training.labels()))
                .add(bytes(training.weights()));
        ByteBuffer seasons = ByteBuffer.allocate(Integer.BYTES * training.rows().count());
        for (int i = 0; i < training.rows().count(); i++) {
            seasons.putInt(training.season(i));
        }
        return key.add(seasons.flip()).text();
    }

    private static ByteBuffer bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        return bytes;
    }
}
