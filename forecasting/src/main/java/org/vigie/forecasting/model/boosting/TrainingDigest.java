package org.vigie.forecasting.model.boosting;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a training by all that it depends on: the rows, the settings, the waves it starts from and the seed. */
final class TrainingDigest {
    /** Changes whenever the same rows are fitted in another way. */
    private static final String METHOD = "boosting-1";

    private TrainingDigest() {}

    static String of(TrainingRows training, LearntWaves waves, BoostingSettings settings, long seed) {
        MessageDigest digest = sha256();
        String said = METHOD + " " + settings + " " + waves.name() + " " + waves.ownTrees() + " " + seed + " "
                + training.steps() + " " + training.seasons() + " "
                + training.rows().width();
        digest.update(said.getBytes(StandardCharsets.UTF_8));
        floats(digest, training.rows().matrix());
        floats(digest, training.labels());
        floats(digest, training.weights());
        ByteBuffer seasons = ByteBuffer.allocate(Integer.BYTES * training.rows().count());
        for (int i = 0; i < training.rows().count(); i++) {
            seasons.putInt(training.season(i));
        }
        digest.update(seasons.flip());
        return METHOD + "-" + HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static void floats(MessageDigest digest, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
