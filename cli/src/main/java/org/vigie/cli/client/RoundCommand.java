package org.vigie.cli.client;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.Failure;
import org.vigie.cli.instance.InstanceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Runs forecast rounds in the running instance. */
@Command(
        name = "round",
        description = "Runs a forecast round of every profile that has data, or of the one named.",
        mixinStandardHelpOptions = true)
public final class RoundCommand implements Callable<Integer> {
    @Option(names = "--profile", description = "hub profile")
    private @Nullable String profile;

    @Option(names = "--as-of", paramLabel = "DATE", description = "use only what was published by then; default: all")
    private @Nullable LocalDate asOf;

    @Option(names = "--reference-date", paramLabel = "DATE", description = "default: the next one of the hub")
    private @Nullable LocalDate referenceDate;

    @Mixin
    private InstanceOptions options = new InstanceOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        boolean all = true;
        try (VigieClient client = VigieClient.of(options.running())) {
            Rounds rounds = new Rounds(
                    client, Objects.requireNonNull(spec).commandLine().getOut());
            for (String each : profile != null ? List.of(profile) : profilesWithData(client)) {
                all &= rounds.run(each, referenceDate, asOf);
            }
        }
        return all ? 0 : 1;
    }

    private static List<String> profilesWithData(VigieClient client) {
        List<String> profiles = new ArrayList<>();
        for (JsonNode each : client.get("/v1/profiles")) {
            JsonNode horizons = each.path("horizons");
            boolean watchedOnly = horizons.isArray() && horizons.isEmpty();
            if (!watchedOnly && !each.path("lastTargetEndDate").isNull()) {
                profiles.add(each.path("id").asString());
            }
        }
        if (profiles.isEmpty()) {
            throw new Failure("there are no data yet: load some with ./vigie import FILE");
        }
        return profiles;
    }
}
