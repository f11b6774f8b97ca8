package org.vigie.forecasting.ensemble;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.PlaceForecast;
import org.vigie.forecasting.Signal;
import org.vigie.forecasting.TrainedModels;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.TrainingKey;
import org.vigie.forecasting.backtest.BacktestDate;
import org.vigie.forecasting.backtest.BacktestPlan;
import org.vigie.forecasting.backtest.BacktestRound;
import org.vigie.forecasting.distribution.QuantileForecast;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;

/** Replayed rounds, each kept under all that it depends on: members, date, seed and the data known on its day. */
final class KeptRounds {
    /** Changes whenever the same data are replayed to something else, or are written in another way. */
    private static final String METHOD = "round-1";

    private static final String SEPARATOR = "\t";
    private static final int NAMES_OF_A_FORECAST = 4;

    private final TrainedModels trained;
    private final TrainingData data;
    private final BacktestPlan plan;
    private final List<String> models;
    private final Map<BacktestDate, String> keys = new ConcurrentHashMap<>();

    KeptRounds(TrainedModels trained, TrainingData data, BacktestPlan plan) {
        this.trained = trained;
        this.data = data;
        this.plan = plan;
        this.models = plan.models().stream().map(Forecaster::name).toList();
    }

    /** The forecasts of that day's round, without what was refused; nothing where none are kept or they are damaged. */
    Optional<BacktestRound> find(BacktestDate date) {
        return keepsNothing() ? Optional.empty() : trained.find(key(date)).flatMap(text -> read(date, text));
    }

    void keep(BacktestRound round) {
        if (!keepsNothing()) {
            trained.keep(key(round.date()), written(round));
        }
    }

    private boolean keepsNothing() {
        return trained.equals(TrainedModels.NONE);
    }

    /** The names of the models, then a line for each forecast. */
    private String written(BacktestRound round) {
        StringBuilder text = new StringBuilder(String.join(SEPARATOR, models));
        for (ModelForecast model : round.forecasts()) {
            for (PlaceForecast forecast : model.forecasts()) {
                text.append('\n').append(model.model());
                text.append(SEPARATOR).append(forecast.place());
                text.append(SEPARATOR).append(forecast.horizon());
                text.append(SEPARATOR).append(forecast.targetEndDate());
                for (double value : forecast.quantiles().values()) {
                    text.append(SEPARATOR).append(value);
                }
            }
        }
        return text.toString();
    }

    private Optional<BacktestRound> read(BacktestDate date, String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(String.join(SEPARATOR, models))) {
            return Optional.empty();
        }
        Map<String, List<PlaceForecast>> said = new LinkedHashMap<>();
        models.forEach(model -> said.put(model, new ArrayList<>()));
        try {
            for (String line : lines.subList(1, lines.size())) {
                List<String> fields = List.of(line.split(SEPARATOR));
                said.computeIfAbsent(fields.getFirst(), _ -> new ArrayList<>()).add(forecast(fields));
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
        if (said.size() > models.size()) {
            return Optional.empty();
        }
        return Optional.of(new BacktestRound(
                date,
                said.entrySet().stream()
                        .map(model -> new ModelForecast(model.getKey(), model.getValue(), List.of()))
                        .toList()));
    }

    private static PlaceForecast forecast(List<String> fields) {
        double[] quantiles = fields.subList(NAMES_OF_A_FORECAST, fields.size()).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new PlaceForecast(
                fields.get(1),
                Integer.parseInt(fields.get(2)),
                LocalDate.parse(fields.get(3)),
                QuantileForecast.of(quantiles));
    }

    /** Looked for before a round is replayed and again after it; all the data are read for it. */
    private String key(BacktestDate date) {
        return keys.computeIfAbsent(date, this::digest);
    }

    private String digest(BacktestDate date) {
        TrainingData known = data.knownOn(date.asOf());
        TrainingKey key = TrainingKey.of(METHOD);
        say(
                key,
                models + " " + plan.profile().id() + " " + date.referenceDate() + " " + date.asOf() + " "
                        + plan.seed());
        for (Place place : known.places()) {
            say(key, place.toString());
        }
        add(key, "target", known.target());
        for (Signal signal : known.signals()) {
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

    /** Adds the length first, so that no two lists of texts are added alike. */
    private static void say(TrainingKey key, String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        key.add(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip()).add(text);
    }
}
