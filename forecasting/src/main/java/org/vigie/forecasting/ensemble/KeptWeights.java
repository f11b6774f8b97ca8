package org.vigie.forecasting.ensemble;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.Signal;
import org.vigie.forecasting.TrainedModels;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.TrainingKey;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;

/** What past rounds taught about members, kept under all that it depends on: members, data known and task. */
final class KeptWeights {
    /** Changes whenever the same data teach something else. */
    private static final String METHOD = "weights-1";

    private final TrainedModels trained;
    private final String key;
    private final List<String> names;

    KeptWeights(TrainedModels trained, List<Forecaster> members, TrainingData data, ForecastTask task) {
        this.trained = trained;
        this.names = members.stream().map(Forecaster::name).toList();
        this.key = trained.equals(TrainedModels.NONE) ? "" : key(data.knownOn(task.asOf()), task);
    }

    /** What was kept; nothing where it names other members or is damaged. */
    Optional<Map<String, Double>> find() {
        return key.isEmpty() ? Optional.empty() : trained.find(key).flatMap(this::read);
    }

    void keep(Map<String, Double> factors) {
        if (!key.isEmpty()) {
            trained.keep(
                    key,
                    factors.entrySet().stream()
                            .map(each -> each.getKey() + " " + each.getValue() + "\n")
                            .collect(Collectors.joining()));
        }
    }

    private Optional<Map<String, Double>> read(String text) {
        Map<String, Double> factors = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            int space = line.indexOf(' ');
            try {
                factors.put(line.substring(0, Math.max(space, 0)), Double.valueOf(line.substring(space + 1)));
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }
        boolean usable = factors.keySet().containsAll(names)
                && factors.values().stream().allMatch(factor -> factor > 0 && Double.isFinite(factor));
        return usable ? Optional.of(factors) : Optional.empty();
    }

    private String key(TrainingData data, ForecastTask task) {
        TrainingKey key = TrainingKey.of(METHOD);
        say(
                key,
                METHOD + " " + names + " " + task.profile().id() + " " + task.referenceDate() + " " + task.asOf() + " "
                        + task.seed());
        for (Place place : data.places()) {
            say(key, place.toString());
        }
        add(key, "target", data.target());
        for (Signal signal : data.signals()) {
            add(key, signal.name(), signal.vintages());
        }
        return key.text();
    }

    private static void add(TrainingKey key, String name, Vintages vintages) {
        say(key, name);
        for (String place : vintages.places()) {
            List<Revision> revisions = vintages.of(place);
            say(key, place);
            ByteBuffer bytes = ByteBuffer.allocate(3 * Long.BYTES * revisions.size());
            for (Revision revision : revisions) {
                bytes.putLong(revision.targetEndDate().toEpochDay())
                        .putLong(revision.asOf().toEpochDay())
                        .putDouble(revision.value());
            }
            key.add(bytes.flip());
        }
    }

    private static void say(TrainingKey key, String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        key.add(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip()).add(text);
    }
}
