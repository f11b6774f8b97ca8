package org.vigie.forecasting;

import java.time.LocalDate;
import java.util.List;
import org.vigie.forecasting.series.Vintages;

/** What a forecaster may learn from: the target's vintages, the places, and signals beside it. */
public record TrainingData(Vintages target, List<Place> places, List<Signal> signals) {
    public TrainingData {
        places = List.copyOf(places);
        signals = List.copyOf(signals);
    }

    /** The same data without anything published after {@code day}. */
    public TrainingData knownOn(LocalDate day) {
        return new TrainingData(
                target.knownOn(day),
                places,
                signals.stream()
                        .map(signal ->
                                new Signal(signal.name(), signal.vintages().knownOn(day)))
                        .toList());
    }

    /** The target alone. */
    public TrainingData withoutSignals() {
        return new TrainingData(target, places, List.of());
    }
}
