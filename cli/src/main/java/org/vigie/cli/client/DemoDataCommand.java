package org.vigie.cli.client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.Failure;
import org.vigie.cli.Reasons;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.simulation.SimulationPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the data of the demonstration to a file. */
@Command(
        name = "demo-data",
        description = "Writes synthetic surveillance data to a file; the same options give the same file.",
        mixinStandardHelpOptions = true)
public final class DemoDataCommand implements Callable<Integer> {
    @Option(names = "--country", paramLabel = "us|fr|ch", description = "take the first profile of this country")
    private @Nullable String country;

    @Option(names = "--profile", description = "hub profile whose data are imitated")
    private @Nullable String profile;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "gzipped where it ends in .gz")
    private @Nullable Path file;

    @Option(names = "--until", paramLabel = "DATE", description = "last day of publication; default: today")
    private @Nullable LocalDate until;

    @Option(names = "--places", split = ",", paramLabel = "CODE", description = "only these places; default: all")
    private List<String> places = List.of();

    @Option(names = "--weeks", defaultValue = "208", description = "weeks of data; default: ${DEFAULT-VALUE}")
    private int weeks;

    @Option(names = "--seed", defaultValue = "20261", description = "default: ${DEFAULT-VALUE}")
    private long seed;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        HubProfile wanted = profile();
        Path target = Objects.requireNonNull(file);
        try {
            Demonstration.write(plan(wanted), target);
        } catch (IOException e) {
            throw new Failure("cannot write " + target + ": " + Reasons.of(e), e);
        }
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println(target + ": synthetic data for " + wanted.id() + "; load it with ./vigie import --synthetic");
        return 0;
    }

    private SimulationPlan plan(HubProfile wanted) {
        LocalDate end = until != null ? until : LocalDate.now(Clock.systemUTC());
        SimulationPlan whole = SimulationPlan.of(wanted, end, seed);
        List<Place> chosen = whole.places().stream()
                .filter(place -> places.isEmpty() || places.contains(place.code()))
                .toList();
        if (weeks < 1 || chosen.size() < places.size() || chosen.isEmpty()) {
            throw new Failure("expected at least one week and places of " + wanted.id() + ", found " + weeks + " and "
                    + String.join(", ", places));
        }
        return new SimulationPlan(wanted, chosen, end, weeks, Math.min(weeks, whole.vintageWeeks()), seed);
    }

    private HubProfile profile() {
        String name = profile;
        if (name != null) {
            return HubProfile.find(name)
                    .filter(HubProfile::isForecast)
                    .orElseThrow(() -> new Failure("there is no hub profile '" + name + "'"));
        }
        if (country == null) {
            throw new Failure("say whose data to imitate: --country us|fr|ch or --profile NAME");
        }
        return Demonstration.profiles(country).getFirst();
    }
}
