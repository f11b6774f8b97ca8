package org.vigie.cli.science;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.Failure;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.Forecasters;
import org.vigie.forecasting.TrainedModels;
import org.vigie.forecasting.hub.HubProfile;
import picocli.CommandLine.Option;

/** The options that say how to forecast, shared by the commands that do. */
final class RunOptions {
    @Option(
            names = "--model",
            split = ",",
            paramLabel = "NAME",
            description = "models by name, or all; without it the ensemble, or where there is none all")
    private List<String> models = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "source of all randomness, default ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "how many to use, default one per core")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the hub files")
    private Path out = Path.of(".");

    @Option(
            names = "--trained",
            paramLabel = "DIR",
            description =
                    "keep what was trained in this folder, and take it from there where the same was trained before")
    private @Nullable Path trained;

    long seed() {
        return seed;
    }

    int threads() {
        if (threads < 1) {
            throw Failure.ofInput("--threads must be at least 1, found " + threads);
        }
        return threads;
    }

    Path out() {
        return out;
    }

    /** The models asked for; of {@code all} those that forecast {@code profile}. */
    List<Forecaster> models(HubProfile profile) {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // LightGBM's binding logs through slf4j, we do not
        TrainedModels kept = trained == null ? TrainedModels.NONE : new TrainedFolder(trained);
        if (models.isEmpty()) {
            return Forecasters.find("ensemble", kept).map(List::of).orElseGet(() -> Forecasters.all(kept));
        }
        List<Forecaster> chosen = new ArrayList<>();
        for (String name : models) {
            if (name.equals("all")) {
                Forecasters.all(kept).stream()
                        .filter(model -> model.serves(profile))
                        .forEach(chosen::add);
            } else {
                chosen.add(serving(profile, Forecasters.find(name, kept).orElseThrow(() -> unknown(name))));
            }
        }
        return chosen.stream().distinct().toList();
    }

    private static Forecaster serving(HubProfile profile, Forecaster model) {
        if (!model.serves(profile)) {
            throw Failure.ofInput("the model '" + model.name() + "' makes no forecasts of " + profile.id());
        }
        return model;
    }

    private static Failure unknown(String name) {
        String known = Forecasters.all().stream().map(Forecaster::name).collect(Collectors.joining(", "));
        return Failure.ofInput("there is no model '" + name + "'; known are " + known + " and all");
    }
}
