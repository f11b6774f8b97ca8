package org.vigie.forecasting;

import java.util.Optional;

/** Where the engine keeps what it trained and replayed, so that the same data need not be worked on twice. */
public interface TrainedModels {
    /** Keeps nothing: every forecast is worked out anew. */
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
     * Keeps a trained model or a replayed round.
     *
     * @param key letters, digits and hyphens; names everything that it depends on except the engine's version
     * @param text the model or the round
     */
    void keep(String key, String text);
}
