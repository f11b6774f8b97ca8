package org.vigie.forecasting.model.boosting;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;

/** Gradient-boosted trees fitted by LightGBM on one thread, so that the same rows give the same trees everywhere. */
final class GradientTrees implements AutoCloseable {
    private static final String FIXED =
            "deterministic=true force_row_wise=true num_threads=1 verbosity=-1 feature_pre_filter=false ";

    private final LGBMBooster booster;
    private final int features;

    private GradientTrees(LGBMBooster booster, int features) {
        this.booster = booster;
        this.features = features;
    }

    static GradientTrees fit(Rows rows, float[] labels, float[] weights, int trees, long seed, String settings) {
        NativeLibrary.load();
        String parameters = FIXED + settings + " seed=" + (seed & 0x3fffffff);
        try (LGBMDataset dataset =
                LGBMDataset.createFromMat(rows.matrix(), rows.count(), rows.width(), true, parameters, null)) {
            dataset.setField("label", labels);
            dataset.setField("weight", weights);
            LGBMBooster booster = LGBMBooster.create(dataset, parameters);
            for (int i = 0; i < trees; i++) {
                if (booster.updateOneIter()) {
                    break;
                }
            }
            return new GradientTrees(booster, rows.width());
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM could not fit: " + e.getMessage(), e);
        }
    }

    /** Trees written by {@link #text}. */
    static GradientTrees read(String text) {
        NativeLibrary.load();
        try {
            LGBMBooster booster = LGBMBooster.loadModelFromString(text);
            return new GradientTrees(booster, booster.getNumFeature());
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM could not read its trees: " + e.getMessage(), e);
        }
    }

    /** The trees in LightGBM's own format. */
    String text() {
        try {
            return booster.saveModelToString(0, -1, LGBMBooster.FeatureImportanceType.GAIN);
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM could not write its trees: " + e.getMessage(), e);
        }
    }

    double[] predict(Rows rows) {
        return predict(rows, PredictionType.C_API_PREDICT_NORMAL);
    }

    /**
     * Per row one SHAP contribution per feature, then the expected value.
     *
     * <p>One caller at a time: LightGBM writes the depth of its trees anew on each call and sizes memory by it.
     */
    synchronized double[] contributions(Rows rows) {
        return predict(rows, PredictionType.C_API_PREDICT_CONTRIB);
    }

    private double[] predict(Rows rows, PredictionType type) {
        if (rows.count() == 0) {
            return new double[0];
        }
        try {
            return booster.predictForMat(rows.matrix(), rows.count(), features, true, type, "num_threads=1");
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM could not predict: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            booster.close();
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM could not close: " + e.getMessage(), e);
        }
    }
}
