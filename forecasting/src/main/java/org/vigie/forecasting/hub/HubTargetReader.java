package org.vigie.forecasting.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * {@code indicator}, and {@code stratum} where not all rows are about everybody. Other columns are ignored, and so are rows about other targets. An empty value is a week
 * published as missing. Instances are immutable.
 */
public final class HubTargetReader {
    private final HubProfile profile;
    private final Set<String> places;
    private final Map<String, Double> inhabitants;
    private final Strata strata;
    private final @Nullable LocalDate asOf;

    private HubTargetReader(
            HubProfile profile,
            Set<String> places,
            Map<String, Double> inhabitants,
            Strata strata,
            @Nullable LocalDate asOf) {
        this.profile = profile;
        this.places = Set.copyOf(places);
        this.inhabitants = Map.copyOf(inhabitants);
        this.strata = strata;
        this.asOf = asOf;
    }

    /** A reader for the target and the places of {@code profile}. */
    public static HubTargetReader of(HubProfile profile) {
        Map<String, Double> inhabitants =
                Places.of(profile).stream().collect(Collectors.toMap(Place::code, Place::population));
        return new HubTargetReader(profile, inhabitants.keySet(), inhabitants, Strata.EVERYBODY, null);
    }

    /** The same reader, taking these places only. */
    public HubTargetReader withPlaces(Set<String> codes) {
        return new HubTargetReader(profile, codes, inhabitants, strata, asOf);
    }

    /** The same reader, which also knows how many people live in these places. */
    public HubTargetReader withInhabitants(Map<String, Double> people) {
        Map<String, Double> all = new HashMap<>(inhabitants);
        all.putAll(people);
        return new HubTargetReader(profile, places, all, strata, asOf);
    }

    /** The same reader, taking the rows about one stratum only; {@code known} are all that rows may be about. */
    public HubTargetReader withStratum(String stratum, Set<String> known) {
        return new HubTargetReader(profile, places, inhabitants, new Strata(stratum, known), asOf);
    }

    /** The same reader for files that do not say when their values were published: on {@code day}. */
    public HubTargetReader withAsOf(LocalDate day) {
        return new HubTargetReader(profile, places, inhabitants, strata, day);
    }

    /** Everything readable in {@code in}, plain or gzipped, and everything wrong with it. Does not close it. */
    public HubTargetData read(InputStream in) throws IOException {
        List<Revision> revisions = new ArrayList<>();
        TargetRows rows = new TargetRows(profile, places, inhabitants, strata, asOf, revisions::add);
        CsvRows.read(in, rows.findings(), rows);
        return rows.finish(revisions);
    }

    /** Everything readable in {@code text} and everything wrong with it. */
    public HubTargetData read(Reader text) throws IOException {
        List<Revision> revisions = new ArrayList<>();
        TargetRows rows = new TargetRows(profile, places, inhabitants, strata, asOf, revisions::add);
        CsvRows.read(text, rows.findings(), rows);
        return rows.finish(revisions);
    }

    /** Reads without keeping the values: each goes to {@code sink}, and the result's list of revisions is empty. */
    public HubTargetData stream(InputStream in, Consumer<Revision> sink) throws IOException {
        TargetRows rows = new TargetRows(profile, places, inhabitants, strata, asOf, sink);
        CsvRows.read(in, rows.findings(), rows);
        return rows.finish(List.of());
    }
}
