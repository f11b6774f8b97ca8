package org.vigie.forecasting.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigie.forecasting.Place;
import org.vigie.forecasting.series.Revision;

/**
 * Reads hub target data: what was counted in which week and place, and since when that was known.
 *
 * <p>Columns, in any order: {@code target_end_date} (or {@code date}, {@code truth_date}), {@code location},
 * {@code value} (or {@code observation}), and where there are any {@code as_of}, {@code target} or
 * {@code indicator}. Other columns are ignored, and so are rows about other targets. An empty value is a week
 * published as missing. Instances are immutable.
 */
public final class HubTargetReader {
    private final HubProfile profile;
    private final Set<String> places;
    private final @Nullable LocalDate asOf;

    private HubTargetReader(HubProfile profile, Set<String> places, @Nullable LocalDate asOf) {
        this.profile = profile;
        this.places = Set.copyOf(places);
        this.asOf = asOf;
    }

    /** A reader for the target and the places of {@code profile}. */
    public static HubTargetReader of(HubProfile profile) {
        Set<String> places = Places.of(profile).stream().map(Place::code).collect(Collectors.toUnmodifiableSet());
        return new HubTargetReader(profile, places, null);
    }

    /** The same reader, taking these places only. */
    public HubTargetReader withPlaces(Set<String> codes) {
        return new HubTargetReader(profile, codes, asOf);
    }

    /** The same reader for files that do not say when their values were published: on {@code day}. */
    public HubTargetReader withAsOf(LocalDate day) {
        return new HubTargetReader(profile, places, day);
    }

    /** Everything readable in {@code in}, plain or gzipped, and everything wrong with it. Does not close it. */
    public HubTargetData read(InputStream in) throws IOException {
        List<Revision> revisions = new ArrayList<>();
        TargetRows rows = new TargetRows(profile, places, asOf, revisions::add);
        CsvRows.read(in, rows.findings(), rows);
        return rows.finish(revisions);
    }

    /** Everything readable in {@code text} and everything wrong with it. */
    public HubTargetData read(Reader text) throws IOException {
        List<Revision> revisions = new ArrayList<>();
        TargetRows rows = new TargetRows(profile, places, asOf, revisions::add);
        CsvRows.read(text, rows.findings(), rows);
        return rows.finish(revisions);
    }

    /** Reads without keeping the values: each goes to {@code sink}, and the result's list of revisions is empty. */
    public HubTargetData stream(InputStream in, Consumer<Revision> sink) throws IOException {
        TargetRows rows = new TargetRows(profile, places, asOf, sink);
        CsvRows.read(in, rows.findings(), rows);
        return rows.finish(List.of());
    }
}
