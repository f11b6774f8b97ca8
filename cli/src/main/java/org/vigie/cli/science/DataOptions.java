package org.vigie.cli.science;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigie.cli.Failure;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.Signal;
import org.vigie.forecasting.TrainingData;
import org.vigie.forecasting.hub.FindingRule;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.forecasting.hub.HubTargetData;
import org.vigie.forecasting.hub.HubTargetReader;
import org.vigie.forecasting.hub.Places;
import org.vigie.forecasting.hub.SignalReader;
import org.vigie.forecasting.series.Revision;
import org.vigie.forecasting.series.Vintages;
import picocli.CommandLine.Option;

/** The options that say which data to learn from, shared by the commands that forecast. */
final class DataOptions {
    @Option(
            names = "--profile",
            required = true,
            paramLabel = "HUB",
            converter = ProfileConverter.class,
            description = "flusight, covid-hub, respicast-ili, respicast-ari or respicast-covid")
    private HubProfile profile = HubProfile.FLUSIGHT;

    @Option(
            names = "--target-data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "what was counted: columns target_end_date, location, value and as_of, without which forecast takes"
                            + " a file as it stands; gzipped or not")
    private List<Path> targetData = List.of();

    @Option(
            names = "--signals",
            arity = "1..*",
            paramLabel = "[NAME=]FILE[@DATE]",
            description = "series that may help; @DATE says since when a file without as_of was public")
    private List<String> signals = List.of();

    @Option(
            names = "--locations",
            paramLabel = "FILE",
            description = "places to forecast: columns location, and where known location_name and population")
    private @Nullable Path locations;

    HubProfile profile() {
        return profile;
    }

    /** The files the forecasts depend on. */
    List<Path> files() {
        List<Path> files = new ArrayList<>(targetData);
        signals.forEach(text -> files.add(SignalFile.parse(text).path()));
        if (locations != null) {
            files.add(locations);
        }
        return files;
    }

    /** The signals as they were named, which forecasts depend on as well. */
    List<String> signalNames() {
        return signals;
    }

    /**
     * Reads everything.
     *
     * @param asOf when rows that do not say were public; null if each must tell
     * @param undated when files without a column {@code as_of} were public; null if each must have it
     */
    TrainingData load(@Nullable LocalDate asOf, @Nullable LocalDate undated, PrintWriter err) {
        List<Place> places = locations == null ? Places.of(profile) : LocationsFile.read(locations, profile);
        HubTargetReader reader = HubTargetReader.of(profile).withPlaces(codes(places));
        if (asOf != null) {
            reader = reader.withAsOf(asOf);
        }
        HubTargetReader targets = reader;
        Aside.Both<List<Signal>, Vintages> read = Aside.run(() -> signals(err), () -> target(targets, undated, err));
        return new TrainingData(read.here(), places, read.aside());
    }

    private Vintages target(HubTargetReader reader, @Nullable LocalDate undated, PrintWriter err) {
        List<Revision> revisions = new ArrayList<>();
        for (Path file : targetData) {
            HubTargetData data = read(file, reader);
            if (undated != null && lacksAsOf(data)) {
                err.println(file + ": does not say when its values were published; read as published on " + undated);
                data = read(file, reader.withAsOf(undated));
            }
            DataFiles.report(file, data.findings(), err);
            revisions.addAll(data.revisions());
        }
        if (revisions.isEmpty()) {
            throw Failure.ofInput("no usable value of " + profile.target() + " in " + targetData
                    + "; the lines above say what is wrong");
        }
        return Vintages.of(revisions);
    }

    private static boolean lacksAsOf(HubTargetData data) {
        return data.rows() == 0
                && !data.isClean()
                && data.findings().list().stream().allMatch(finding -> finding.rule() == FindingRule.MISSING_AS_OF);
    }

    private Set<String> codes(List<Place> places) {
        return Stream.concat(places.stream(), Places.of(profile).stream())
                .map(Place::code)
                .collect(Collectors.toSet());
    }

    private static HubTargetData read(Path file, HubTargetReader reader) {
        try (InputStream in = DataFiles.open(file)) {
            return reader.read(in);
        } catch (IOException e) {
            throw Failure.ofInput("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private List<Signal> signals(PrintWriter err) {
        List<Signal> all = new ArrayList<>();
        for (String text : signals) {
            SignalFile file = SignalFile.parse(text);
            try (InputStream in = DataFiles.open(file.path())) {
                SignalReader.Result result =
                        SignalReader.of(profile, file.name(), file.asOf()).read(in);
                DataFiles.report(file.path(), result.findings(), err);
                if (result.signals().isEmpty()) {
                    throw Failure.ofInput("no usable signal in " + file.path() + "; the lines above say what is wrong");
                }
                all.addAll(result.signals());
            } catch (IOException e) {
                throw Failure.ofInput("cannot read " + file.path() + ": " + e.getMessage(), e);
            }
        }
        return all;
    }

    /** A signal's name, file and day of publication, as in {@code ilinet=ilinet.csv.gz@2023-09-30}. */
    private record SignalFile(
            String name, Path path, @Nullable LocalDate asOf) {
        static SignalFile parse(String text) {
            int equals = text.indexOf('=');
            int at = text.lastIndexOf('@');
            String path = text.substring(equals + 1, at > equals ? at : text.length());
            String stem = Path.of(path).getFileName().toString().replaceFirst("\\.csv(\\.gz)?$", "");
            try {
                LocalDate asOf = at > equals ? LocalDate.parse(text.substring(at + 1)) : null;
                return new SignalFile(equals > 0 ? text.substring(0, equals) : stem, Path.of(path), asOf);
            } catch (DateTimeParseException e) {
                throw Failure.ofInput("expected a date YYYY-MM-DD after @ in --signals " + text, e);
            }
        }
    }

    /** Turns the id of a profile into the profile. */
    static final class ProfileConverter implements picocli.CommandLine.ITypeConverter<HubProfile> {
        @Override
        public HubProfile convert(String id) {
            return HubProfile.find(id).filter(HubProfile::isForecast).orElseThrow(() -> {
                String known =
                        HubProfile.forecast().stream().map(HubProfile::id).collect(Collectors.joining(", "));
                return new picocli.CommandLine.TypeConversionException(
                        "'" + id + "' is no hub profile; known are " + known);
            });
        }
    }
}
