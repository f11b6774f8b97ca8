package org.vigie.prediction.forecasts.round;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.vigie.forecasting.ForecastTask;
import org.vigie.forecasting.Forecaster;
import org.vigie.forecasting.MissingLibraryException;
import org.vigie.forecasting.ModelForecast;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.series.Vintages;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.catalogue.CataloguePlace;
import org.vigie.prediction.forecasts.Round;
import org.vigie.prediction.forecasts.RoundCompleted;
import org.vigie.prediction.jobs.Job;
import org.vigie.prediction.jobs.JobFailedException;
import org.vigie.prediction.jobs.JobProgress;
import org.vigie.prediction.jobs.JobRunner;
import org.vigie.prediction.surveillance.Surveillance;

/** Runs all models of a round one after the other; a member that fails does not fail the round. */
@Component
class RoundJob implements JobRunner {
    static final String KIND = "round";

    private static final Logger log = LoggerFactory.getLogger(RoundJob.class);
    private static final int STEPS_A_MODEL = 100;

    private final RoundLedger ledger;
    private final Surveillance surveillance;
    private final Catalogue catalogue;
    private final ModelCatalogue models;
    private final BacktestLedger backtests;
    private final ApplicationEventPublisher events;

    RoundJob(
            RoundLedger ledger,
            Surveillance surveillance,
            Catalogue catalogue,
            ModelCatalogue models,
            BacktestLedger backtests,
            ApplicationEventPublisher events) {
        this.events = events;
        this.ledger = ledger;
        this.surveillance = surveillance;
        this.catalogue = catalogue;
        this.models = models;
        this.backtests = backtests;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(long id, JobProgress progress) {
        Round round = ledger.find(id).orElseThrow();
        HubProfile profile = catalogue.getProfile(round.profile());
        List<Forecaster> forecasters = models.models(profile);
        int steps = forecasters.size() * STEPS_A_MODEL;
        progress.report(0, steps, "round.data");
        ledger.running(id);
        TrainingData data = data(profile, round);
        progress.log(
                "round.data-read", data.places().size(), round.dataVintage().toString());
        ForecastTask task = new ForecastTask(
                profile,
                round.referenceDate(),
                round.asOf(),
                round.seed(),
                Runtime.getRuntime().availableProcessors());
        Set<String> finished = ledger.finishedMembers(id);
        for (int i = 0; i < forecasters.size(); i++) {
            Forecaster forecaster = forecasters.get(i);
            if (!finished.contains(forecaster.name())) {
                runMember(id, i, forecaster, data, task, steps, progress);
            }
        }
        if (ledger.succeededMembers(id) == 0) {
            throw new JobFailedException("round.no-model-succeeded");
        }
        progress.report(steps, steps, "round.done");
        return "/v1/rounds/" + id;
    }

    private void runMember(
            long id,
            int position,
            Forecaster forecaster,
            TrainingData data,
            ForecastTask task,
            int steps,
            JobProgress progress) {
        int before = position * STEPS_A_MODEL;
        String model = forecaster.name();
        progress.report(before, steps, "round.model", model);
        long start = System.nanoTime();
        try {
            ModelForecast forecast = forecaster.forecast(
                    data,
                    task,
                    (done, total, step) -> progress.report(
                            before + (int) (STEPS_A_MODEL * (long) done / Math.max(total, 1)),
                            steps,
                            "round.model",
                            model));
            ledger.memberSucceeded(id, position, forecast, millisSince(start));
            progress.log(
                    "round.model-done",
                    model,
                    forecast.forecasts().size(),
                    forecast.refusals().size());
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (RuntimeException | LinkageError failure) {
            log.error("Model {} failed in round {}", model, id, failure);
            boolean missing = failure instanceof MissingLibraryException || failure instanceof LinkageError;
            String reason = missing ? "library-missing" : "model-failed";
            ledger.memberFailed(id, position, model, reason, failure.toString(), millisSince(start));
            progress.log("round.model-failed", model);
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    /** Only what was known on the round's day, and only places that have data. */
    private TrainingData data(HubProfile profile, Round round) {
        Vintages vintages = surveillance.vintages(profile, round.asOf());
        Map<String, CataloguePlace> known = catalogue.places(Locale.ENGLISH).stream()
                .collect(Collectors.toMap(CataloguePlace::code, Function.identity()));
        List<Place> places = vintages.places().stream()
                .filter(code -> !isBelowForecasts(known.get(code)))
                .map(code -> place(code, known.get(code)))
                .toList();
        return new TrainingData(vintages, places, List.of());
    }

    /** Counties and departments are watched; no hub asks for forecasts of them. */
    private static boolean isBelowForecasts(@Nullable CataloguePlace place) {
        return place != null && Set.of("county", "department").contains(place.kind());
    }

    private static Place place(String code, @Nullable CataloguePlace known) {
        Long population = known == null ? null : known.population();
        return new Place(code, known == null ? code : known.name(), population == null ? Double.NaN : population);
    }

    @Override
    public void ended(long id, Job.State end) {
        ledger.ended(id, Round.State.valueOf(end.name()));
        // of a backtest only the last round asks for new scores
        if (end == Job.State.SUCCEEDED && !backtests.hasOthersToCome(id)) {
            ledger.find(id).ifPresent(round -> events.publishEvent(new RoundCompleted(round.profile(), id)));
        }
    }
}
