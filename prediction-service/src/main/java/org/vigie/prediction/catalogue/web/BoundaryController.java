package org.vigie.prediction.catalogue.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Jurisdiction;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.catalogue.Boundaries;
import org.vigie.prediction.catalogue.Boundaries.Boundary;
import org.vigie.prediction.http.DataTag;

/** Tells where places lie. */
@RestController
@PreAuthorize("hasAuthority('observations:read')")
class BoundaryController {
    private final Boundaries boundaries;
    private final Jurisdiction jurisdiction;
    private final Clock clock;

    BoundaryController(Boundaries boundaries, Jurisdiction jurisdiction, Clock clock) {
        this.boundaries = boundaries;
        this.jurisdiction = jurisdiction;
        this.clock = clock;
    }

    /** A GeoJSON feature collection, with where its boundaries come from. */
    record BoundariesResponse(
            String type, String kind, LocalDate on, List<Boundaries.Edition> editions, List<Feature> features) {}

    /**
     * A place as a GeoJSON feature.
     *
     * @param id code of the place
     * @param geometry GeoJSON geometry, as text already
     */
    record Feature(
            String type,
            String id,
            Properties properties,
            @JsonRawValue Object geometry) {
        static Feature of(Boundary boundary) {
            return new Feature(
                    "Feature",
                    boundary.place(),
                    new Properties(boundary.name(), boundary.validFrom(), boundary.validTo(), boundary.edition()),
                    boundary.geometry());
        }
    }

    /** What is said about a place beside where it lies. */
    record Properties(
            String name,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String edition) {}

    /** The boundaries of all places of a kind, such as county, as they are on a day; today where none is given. */
    @GetMapping("/v1/places/boundaries")
    @Places(Places.Answer.OWN)
    @Nullable BoundariesResponse boundaries(
            @RequestParam String kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            Locale language,
            ServletWebRequest request) {
        if (!boundaries.isKind(kind)) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "unknown-code", "kind", kind);
        }
        LocalDate day = on == null ? clock.instant().atZone(clock.getZone()).toLocalDate() : on;
        List<Boundary> found = boundaries.list(kind, day, language).stream()
                .filter(boundary -> jurisdiction.includes(boundary.place()))
                .toList();
        List<Boundaries.Edition> editions = boundaries.editions().stream()
                .filter(edition ->
                        found.stream().anyMatch(each -> each.edition().equals(edition.id())))
                .toList();
        if (DataTag.isKnown(request, false, found, editions)) {
            return null;
        }
        return new BoundariesResponse(
                "FeatureCollection",
                kind,
                day,
                editions,
                found.stream().map(Feature::of).toList());
    }
}
