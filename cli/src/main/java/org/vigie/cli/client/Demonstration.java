package org.vigie.cli.client;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.vigie.cli.DataFolder;
import org.vigie.cli.Failure;
import org.vigie.cli.Reasons;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.simulation.SimulatedSurveillance;
import org.vigie.forecasting.simulation.SimulationPlan;
import org.vigie.forecasting.simulation.TargetDataFile;
import tools.jackson.databind.JsonNode;

/** Fills a fresh instance with synthetic data up to this week, and runs an older round and this week's on them. */
public record Demonstration(String country, DataFolder data, Clock clock, PrintWriter out) {
    static final long SEED = 20_261;

    /** Loads the data of every profile that has none; does nothing the second time. */
    public void load() {
        try (VigieClient client = VigieClient.of(data)) {
            Imports imports = new Imports(client, out);
            boolean first = true;
            for (HubProfile profile : profiles(country)) {
                if (hasData(client, profile)) {
                    continue;
                }
                Path file = data.run().resolve("synthetic-" + profile.id() + ".csv.gz");
                LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
                write(SimulationPlan.of(profile, today, SEED), file);
                out.println("Loading synthetic data for " + profile.id());
                out.flush();
                boolean loaded = imports.send(
                        file, Map.of("profile", profile.id(), "source", source(country), "synthetic", "true"));
                Files.deleteIfExists(file);
                if (loaded && first) {
                    out.println("Running forecast rounds for " + profile.id()
                            + ": one of four weeks ago, which can be scored, and this week's");
                    out.flush();
                    Rounds rounds = new Rounds(client, out);
                    rounds.run(profile.id(), null, today.minusWeeks(4));
                    rounds.run(profile.id(), null, null);
                    first = false;
                }
            }
        } catch (IOException e) {
            throw new Failure("cannot write the synthetic data: " + Reasons.of(e), e);
        }
    }

    /** The name of the made-up source, in the languages of the country's people. */
    private static String source(String country) {
        return switch (country) {
            case "fr" -> "Simulateur Vigie (données synthétiques)";
            case "ch" -> "Vigie – simulation / Simulation / simulazione";
            default -> "Vigie simulator (synthetic)";
        };
    }

    /** The hub profiles of {@code country}, the most watched first. */
    static List<HubProfile> profiles(String country) {
        return country.equals("us")
                ? List.of(HubProfile.FLUSIGHT, HubProfile.COVID_HUB)
                : List.of(HubProfile.RESPICAST_ILI, HubProfile.RESPICAST_ARI);
    }

    private static boolean hasData(VigieClient client, HubProfile wanted) {
        for (JsonNode profile : client.get("/v1/profiles")) {
            if (profile.path("id").asString().equals(wanted.id())) {
                return !profile.path("lastTargetEndDate").isNull();
            }
        }
        throw new Failure("the running instance does not know the profile " + wanted.id());
    }

    /** Writes synthetic target data, gzipped where the name says so. */
    static void write(SimulationPlan plan, Path file) throws IOException {
        Stream<String> lines = TargetDataFile.lines(plan.profile(), SimulatedSurveillance.revisions(plan));
        boolean zipped = file.toString().endsWith(".gz");
        try (var stream = zipped ? new GZIPOutputStream(Files.newOutputStream(file)) : Files.newOutputStream(file);
                var writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8))) {
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                writer.write(each.next());
                writer.write('\n');
            }
        }
    }
}
