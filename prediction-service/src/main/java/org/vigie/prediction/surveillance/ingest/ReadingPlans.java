package org.vigie.prediction.surveillance.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.catalogue.CataloguePlace;
import org.vigie.prediction.surveillance.ImportRequest;
import org.vigie.prediction.surveillance.ingest.format.Layout;
import org.vigie.prediction.surveillance.ingest.mapping.Mapping;
import org.vigie.prediction.surveillance.ingest.mapping.Mappings;

/** Decides how a file is read: by the saved mapping of its source, or by the names of its columns. */
@Component
class ReadingPlans {
    private final Mappings mappings;
    private final FileProfiles profiles;
    private final Catalogue catalogue;

    ReadingPlans(Mappings mappings, FileProfiles profiles, Catalogue catalogue) {
        this.mappings = mappings;
        this.profiles = profiles;
        this.catalogue = catalogue;
    }

    /** The plan for a file with this head. */
    ReadingPlan of(ImportRequest request, FileHead head) {
        return find(request, head)
                .map(mapping -> of(mapping.source(), mapping.layout()))
                .orElseGet(() -> new ReadingPlan(request.source(), null, profiles.of(request, head)));
    }

    /** The plan for a file that is read by {@code layout}. */
    ReadingPlan of(String source, Layout layout) {
        return new ReadingPlan(
                source,
                layout.withPlaces(names()),
                layout.values().stream()
                        .map(Layout.Value::target)
                        .distinct()
                        .map(catalogue::getProfile)
                        .toList());
    }

    /**
     * The mapping made for this header: the source's own; where no source was named, any; and for a header that nobody
     * has seen before, the last one of the source, which then tells what has changed.
     */
    Optional<Mapping> find(ImportRequest request, FileHead head) {
        Optional<Mapping> own = mappings.find(request.source(), head.columns());
        if (own.isPresent() || head.isRecognised()) {
            return own;
        }
        return request.source().equals(ImportRequest.UNNAMED_SOURCE)
                ? mappings.findFor(head.columns())
                : mappings.findLast(request.source());
    }

    private Map<String, String> names() {
        Map<String, String> codes = new HashMap<>();
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH, Locale.GERMAN, Locale.ITALIAN)) {
            for (CataloguePlace place : catalogue.places(language)) {
                codes.putIfAbsent(place.name(), place.code());
            }
        }
        return codes;
    }
}
