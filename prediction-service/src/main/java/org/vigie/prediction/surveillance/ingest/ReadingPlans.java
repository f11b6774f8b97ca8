package org.vigie.prediction.surveillance.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.catalogue.CataloguePlace;
import org.vigie.prediction.catalogue.Stratum;
import org.vigie.prediction.surveillance.ImportRequest;
import org.vigie.prediction.surveillance.ingest.format.Layout;
import org.vigie.prediction.surveillance.ingest.mapping.Mapping;
import org.vigie.prediction.surveillance.ingest.mapping.Mappings;

/** Decides how a file is read: by the saved mapping of its source, or by the names of its columns. */
@Component
class ReadingPlans {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.GERMAN, Locale.ITALIAN);
    private static final Map<String, String> COMMON_STRATA = Map.ofEntries(
            Map.entry("total", Stratum.TOTAL),
            Map.entry("0-4", "age-0-4"),
            Map.entry("00-04", "age-0-4"),
            Map.entry("5-14", "age-5-14"),
            Map.entry("05-14", "age-5-14"),
            Map.entry("15-64", "age-15-64"),
            Map.entry("65+", "age-65-plus"),
            Map.entry("F", "sex-female"),
            Map.entry("M", "sex-male"));

    private final Mappings mappings;
    private final FileProfiles profiles;
    private final Catalogue catalogue;
    private final SourceLayouts layouts;

    ReadingPlans(Mappings mappings, FileProfiles profiles, Catalogue catalogue, SourceLayouts layouts) {
        this.layouts = layouts;
        this.mappings = mappings;
        this.profiles = profiles;
        this.catalogue = catalogue;
    }

    /** The plan for a file with this head. */
    ReadingPlan of(ImportRequest request, FileHead head) {
        return find(request, head)
                .map(mapping -> of(mapping.source(), mapping.layout()))
                .or(() -> known(request, head).map(layout -> of(request.source(), layout)))
                .orElseGet(() -> new ReadingPlan(request.source(), null, profiles.of(request, head)));
    }

    /** The layout of an official feed's file, unless its columns are named as ours. */
    Optional<Layout> known(ImportRequest request, FileHead head) {
        return request.feed() == null && head.isRecognised()
                ? Optional.empty()
                : layouts.find(request.source(), request.feed(), head.columns());
    }

    /** The plan for a file that is read by {@code layout}. */
    ReadingPlan of(String source, Layout layout) {
        return new ReadingPlan(
                source,
                layout.withPlaces(names()).withStrata(strataNames()),
                layout.values().stream()
                        .map(Layout.Value::target)
                        .distinct()
                        .map(catalogue::getProfile)
                        .toList());
    }

    /**
     * The mapping made for this header: the source's own; where no source was named, any; and for a header that nobody
     * has seen before, the last one of the source, which then tells what has changed. What an official feed's columns mean
     * goes before all but the source's own.
     */
    Optional<Mapping> find(ImportRequest request, FileHead head) {
        Optional<Mapping> own = mappings.find(request.source(), head.columns());
        if (own.isPresent() || head.isRecognised() || known(request, head).isPresent()) {
            return own;
        }
        return request.source().equals(ImportRequest.UNNAMED_SOURCE)
                ? mappings.findFor(head.columns())
                : mappings.findLast(request.source());
    }

    /** The ids of all strata. */
    Set<String> strata() {
        return catalogue.strata(Locale.ENGLISH).stream().map(Stratum::id).collect(Collectors.toSet());
    }

    /** Strata by their names in all languages, and by the signs that files use for them everywhere. */
    private Map<String, String> strataNames() {
        Map<String, String> ids = new HashMap<>(COMMON_STRATA);
        for (Locale language : LANGUAGES) {
            for (Stratum stratum : catalogue.strata(language)) {
                ids.put(stratum.name(), stratum.id());
            }
        }
        return ids;
    }

    /** Codes by name, the whole before a part of the same name; not by a name that several places of a kind have. */
    private Map<String, String> names() {
        Map<String, CataloguePlace> places = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (Locale language : LANGUAGES) {
            for (CataloguePlace place : catalogue.places(language)) {
                CataloguePlace other = places.putIfAbsent(place.name(), place);
                if (other != null
                        && other.kind().equals(place.kind())
                        && !other.code().equals(place.code())) {
                    ambiguous.add(place.name());
                }
            }
        }
        places.keySet().removeAll(ambiguous);
        Map<String, String> codes = new HashMap<>();
        places.forEach((name, place) -> codes.put(name, place.code()));
        return codes;
    }
}
