package org.vigie.prediction.surveillance.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Jurisdiction;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.audit.AuditTrail;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.catalogue.CataloguePlace;
import org.vigie.prediction.http.CsvWriter;
import org.vigie.prediction.http.DataTag;
import org.vigie.prediction.surveillance.ObservationQuery;
import org.vigie.prediction.surveillance.ObservationRow;
import org.vigie.prediction.surveillance.ProfileData;
import org.vigie.prediction.surveillance.ShownObservations;
import org.vigie.prediction.surveillance.Surveillance;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/** Serves profiles, places and observations as known on a day. */
@RestController
@RequestMapping("/v1")
@PreAuthorize("hasAuthority('observations:read')")
class SurveillanceController {
    private static final String NDJSON = "application/x-ndjson";

    private final Catalogue catalogue;
    private final Surveillance surveillance;
    private final ShownObservations shown;
    private final JsonMapper json;
    private final AuditTrail audit;
    private final Jurisdiction jurisdiction;
    private final Clock clock;

    SurveillanceController(
            Catalogue catalogue,
            Surveillance surveillance,
            ShownObservations shown,
            JsonMapper json,
            AuditTrail audit,
            Jurisdiction jurisdiction,
            Clock clock) {
        this.jurisdiction = jurisdiction;
        this.audit = audit;
        this.catalogue = catalogue;
        this.surveillance = surveillance;
        this.shown = shown;
        this.json = json;
        this.clock = clock;
    }

    record ProfileResponse(
            String id,
            String disease,
            String indicator,
            String unit,
            String calendar,
            List<Integer> horizons,
            int places,
            @Nullable LocalDate firstTargetEndDate,
            @Nullable LocalDate lastTargetEndDate,
            @Nullable LocalDate lastAsOf,
            @Nullable Boolean synthetic,
            List<String> sources) {}

    record ObservationsResponse(String profile, LocalDate asOf, boolean synthetic, List<ObservationRow> observations) {}

    @GetMapping("/profiles")
    @Places(Places.Answer.NONE)
    List<ProfileResponse> profiles() {
        return catalogue.profiles().stream().map(this::toResponse).toList();
    }

    private ProfileResponse toResponse(HubProfile profile) {
        ProfileData data = surveillance.findData(profile).orElse(null);
        return new ProfileResponse(
                profile.id(),
                profile.disease(),
                profile.indicator(),
                profile.unit().name().toLowerCase(Locale.ROOT),
                profile.calendar().name().toLowerCase(Locale.ROOT),
                profile.horizons(),
                data == null ? 0 : data.places(),
                data == null ? null : data.firstTargetEndDate(),
                data == null ? null : data.lastTargetEndDate(),
                data == null ? null : data.lastAsOf(),
                data == null ? null : data.synthetic(),
                data == null ? List.of() : data.sources());
    }

    /** All places of the catalogue, or those that have values in a profile. */
    @GetMapping("/places")
    @Places(Places.Answer.OWN)
    List<CataloguePlace> places(@RequestParam(required = false) @Nullable String profile, Locale language) {
        List<CataloguePlace> places = catalogue.places(language).stream()
                .filter(place -> jurisdiction.includes(place.code()))
                .toList();
        if (profile == null) {
            return places;
        }
        Set<String> withValues = surveillance.places(catalogue.getProfile(profile));
        return places.stream()
                .filter(place -> withValues.contains(place.code()))
                .toList();
    }

    @GetMapping(value = "/observations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Places(Places.Answer.OWN)
    @Nullable ObservationsResponse observations(
            @RequestParam String profile,
            @RequestParam(required = false) @Nullable List<String> place,
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            ServletWebRequest request) {
        ObservationQuery query = query(profile, place, asOf, from, to);
        if (isKnown(request, query, asOf)) {
            return null;
        }
        List<ObservationRow> observations = new ArrayList<>();
        shown.read(query, observation -> observations.add(ObservationRow.of(query.profile(), observation)));
        return new ObservationsResponse(profile, query.asOf(), isSynthetic(query.profile()), List.copyOf(observations));
    }

    @GetMapping(value = "/observations", produces = "text/csv")
    @Places(Places.Answer.OWN)
    void observationsAsCsv(
            @RequestParam String profile,
            @RequestParam(required = false) @Nullable List<String> place,
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            ServletWebRequest request,
            HttpServletResponse response)
            throws IOException {
        ObservationQuery query = query(profile, place, asOf, from, to);
        if (isKnown(request, query, asOf)) {
            return;
        }
        boolean synthetic = isSynthetic(query.profile());
        startFile(response, "text/csv", query, synthetic, "csv");
        CsvWriter csv = CsvWriter.to(response.getOutputStream());
        ObservationRow.writeHeader(csv);
        shown.read(
                query,
                observation ->
                        ObservationRow.of(query.profile(), observation).write(csv, profile, query.asOf(), synthetic));
        csv.flush();
    }

    /** One JSON object per line, for programs that read while the answer is still coming. */
    @GetMapping(value = "/observations", produces = NDJSON)
    @Places(Places.Answer.OWN)
    void observationsAsLines(
            @RequestParam String profile,
            @RequestParam(required = false) @Nullable List<String> place,
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            ServletWebRequest request,
            HttpServletResponse response)
            throws IOException {
        ObservationQuery query = query(profile, place, asOf, from, to);
        if (isKnown(request, query, asOf)) {
            return;
        }
        startFile(response, NDJSON, query, isSynthetic(query.profile()), "ndjson");
        try (SequenceWriter lines =
                json.writer().withRootValueSeparator("\n").writeValues(response.getOutputStream())) {
            shown.read(query, observation -> lines.write(ObservationRow.of(query.profile(), observation)));
        }
    }

    private void startFile(
            HttpServletResponse response, String type, ObservationQuery query, boolean synthetic, String ending) {
        audit.add("export.observations", query.profile().id(), ending + ", as of " + query.asOf() + selection(query));
        response.setContentType(type + ";charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"%s-as-of-%s%s.%s\""
                        .formatted(query.profile().id(), query.asOf(), synthetic ? "-synthetic" : "", ending));
    }

    private static String selection(ObservationQuery query) {
        return (query.places().isEmpty() ? ", all places" : ", places " + String.join(" ", query.places()))
                + (query.from() == null ? "" : ", from " + query.from())
                + (query.to() == null ? "" : ", to " + query.to());
    }

    private ObservationQuery query(
            String profileId,
            @Nullable List<String> places,
            @Nullable LocalDate asOf,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        LocalDate today = clock.instant().atZone(clock.getZone()).toLocalDate();
        if (asOf != null && asOf.isAfter(today.plusDays(1))) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "as-of-in-future", asOf);
        }
        HubProfile profile = catalogue.getProfile(profileId);
        LocalDate known = asOf != null
                ? asOf
                : surveillance.findData(profile).map(ProfileData::lastAsOf).orElse(today);
        return new ObservationQuery(profile, jurisdiction.narrow(places == null ? List.of() : places), known, from, to);
    }

    private boolean isKnown(ServletWebRequest request, ObservationQuery query, @Nullable LocalDate asOf) {
        boolean past = asOf != null
                && asOf.isBefore(clock.instant().atZone(clock.getZone()).toLocalDate());
        return DataTag.isKnown(
                request, past, surveillance.revision(query.profile()), query.asOf(), jurisdiction.mark());
    }

    private boolean isSynthetic(HubProfile profile) {
        return surveillance.findData(profile).map(ProfileData::synthetic).orElse(false);
    }
}
