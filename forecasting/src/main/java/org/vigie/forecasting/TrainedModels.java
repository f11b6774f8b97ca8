package org.vigie.forecasting;

import java.util.Optional;

/** Where models keep what they were trained to, so that the same rows need not be learnt from twice. */
public interface TrainedModels {
    /** Keeps nothing: every forecast is trained anew. */
    TrainedModels NONE = new TrainedModels() {
        @Override
        public Optional<String> find(String key) {
            return Optional.empty();
        }

        @Override
        public void keep(String key, String text) {}
    };

    /** What was kept under {@code key}, unchanged. */
    Optional<String> find(String key);

    /**
     * Keeps a trained model.
     *
     * @param key letters, digits and hyphens; names everything that the training depended on
     * @param text the model
     */
    void keep(String key, String text);
}
