package org.vigie.prediction.surveillance.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Jurisdiction;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.audit.AuditTrail;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.catalogue.Stratum;
import org.vigie.prediction.http.CsvWriter;
import org.vigie.prediction.http.DataTag;
import org.vigie.prediction.http.Page;
import org.vigie.prediction.surveillance.Observation;
import org.vigie.prediction.surveillance.ObservationQuery;
import org.vigie.prediction.surveillance.ObservationRow;
import org.vigie.prediction.surveillance.ProfileData;
import org.vigie.prediction.surveillance.ShownObservations;
import org.vigie.prediction.surveillance.Surveillance;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Serves observations by any selection as known on a day, in pages or as a stream of any length. */
@RestController
@RequestMapping("/v1/observations")
@PreAuthorize("hasAuthority('observations:read')")
class ObservationController {
    private static final String NDJSON = "application/x-ndjson";

    private final Catalogue catalogue;
    private final Surveillance surveillance;
    private final ShownObservations shown;
    private final JsonMapper json;
    private final ObjectWriter writer;
    private final AuditTrail audit;
    private final Jurisdiction jurisdiction;
    private final Clock clock;

    ObservationController(
            Catalogue catalogue,
            Surveillance surveillance,
            ShownObservations shown,
            JsonMapper json,
            AuditTrail audit,
            Jurisdiction jurisdiction,
            Clock clock) {
        this.catalogue = catalogue;
        this.surveillance = surveillance;
        this.shown = shown;
        this.json = json;
        // rows are sent by the buffer, not one by one
        this.writer = json.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        this.audit = audit;
        this.jurisdiction = jurisdiction;
        this.clock = clock;
    }

    /**
     * Observations as known on a day.
     *
     * @param next cursor of the next page; null on the last one and where no page was asked for
     */
    record ObservationsResponse(
            String profile,
            String stratum,
            LocalDate asOf,
            boolean synthetic,
            List<ObservationRow> observations,
            @Nullable String next) {}

    /** What was asked for, once it is known to be possible. */
    private record Wish(
            ObservationSelection selection,
            ObservationFields fields,
            ObservationQuery query,
            ObservationFields.Answer answer,
            ServletWebRequest request,
            HttpServletResponse response) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Places(Places.Answer.OWN)
    @Nullable ObservationsResponse observations(
            @ModelAttribute ObservationSelection selection, ServletWebRequest request, HttpServletResponse response)
            throws IOException {
        Wish wish = wish(selection, request, response);
        if (isKnown(wish)) {
            return null;
        }
        Rows rows = rows(wish);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            out.writeStartObject();
            out.writeStringProperty("profile", wish.answer().profile());
            out.writeStringProperty("stratum", wish.query().stratum());
            out.writeStringProperty("asOf", wish.answer().asOf().toString());
            out.writeBooleanProperty("synthetic", wish.answer().synthetic());
            out.writeArrayPropertyStart("observations");
            rows.forEach(row -> writer.writeValue(out, wish.fields().json(row, wish.answer())));
            out.writeEndArray();
            out.writeStringProperty("next", rows.next());
            out.writeEndObject();
        }
        // written already, since a long answer must not be held in memory
        return null;
    }

    @GetMapping(produces = "text/csv")
    @Places(Places.Answer.OWN)
    void observationsAsCsv(
            @ModelAttribute ObservationSelection selection, ServletWebRequest request, HttpServletResponse response)
            throws IOException {
        Wish wish = wish(selection, request, response);
        if (isKnown(wish)) {
            return;
        }
        Rows rows = rows(wish);
        startFile(wish, "text/csv", "csv");
        CsvWriter csv = CsvWriter.to(response.getOutputStream());
        wish.fields().writeHeader(csv);
        rows.forEach(row -> wish.fields().write(csv, row, wish.answer()));
        csv.flush();
    }

    /** One JSON object per line, for programs that read while the answer is still coming. */
    @GetMapping(produces = NDJSON)
    @Places(Places.Answer.OWN)
    void observationsAsLines(
            @ModelAttribute ObservationSelection selection, ServletWebRequest request, HttpServletResponse response)
            throws IOException {
        Wish wish = wish(selection, request, response);
        if (isKnown(wish)) {
            return;
        }
        Rows rows = rows(wish);
        startFile(wish, NDJSON, "ndjson");
        try (SequenceWriter lines = writer.withRootValueSeparator("\n").writeValues(response.getOutputStream())) {
            rows.forEach(row -> lines.write(wish.fields().json(row, wish.answer())));
        }
    }

    private Wish wish(ObservationSelection selection, ServletWebRequest request, HttpServletResponse response) {
        ObservationSelection.checkNames(request.getParameterMap().keySet());
        String profileId = selection.profile();
        if (profileId == null || profileId.isBlank()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "profile");
        }
        ObservationFields fields = ObservationFields.of(selection.fields());
        LocalDate asOf = selection.asOf();
        if (asOf != null && asOf.isAfter(today().plusDays(1))) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "as-of-in-future", asOf);
        }
        HubProfile profile = catalogue.getProfile(profileId);
        if (catalogue.strata(Locale.ENGLISH).stream()
                .noneMatch(known -> known.id().equals(selection.part()))) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "unknown-code", "stratum", selection.part());
        }
        List<String> places = jurisdiction.narrow(selection.places());
        ProfileData data = surveillance.findData(profile).orElse(null);
        LocalDate known = asOf != null ? asOf : data == null ? today() : data.lastAsOf();
        return new Wish(
                selection,
                fields,
                selection.query(profile, places, known),
                new ObservationFields.Answer(profileId, known, data != null && data.synthetic()),
                request,
                response);
    }

    private boolean isKnown(Wish wish) {
        LocalDate asOf = wish.selection().asOf();
        return DataTag.isKnown(
                wish.request(),
                asOf != null && asOf.isBefore(today()),
                surveillance.revision(wish.query().profile()),
                wish.query().asOf(),
                jurisdiction.mark());
    }

    /** The rows of an answer, and where the next page begins. */
    private record Rows(
            Consumer<Consumer<ObservationRow>> reading,
            @Nullable String next) {
        void forEach(Consumer<ObservationRow> reader) {
            reading.accept(reader);
        }
    }

    /** A page is read at once, as its header says whether there is another; all rows are read while they are written. */
    private Rows rows(Wish wish) {
        HubProfile profile = wish.query().profile();
        if (!wish.selection().isPaged()) {
            Map<LocalDate, String> weeks = new HashMap<>();
            return new Rows(reader -> shown.read(wish.query(), each -> reader.accept(row(profile, each, weeks))), null);
        }
        List<ObservationRow> found = new ArrayList<>();
        shown.read(wish.query(), each -> found.add(ObservationRow.of(profile, each)));
        Page<ObservationRow> page = Page.ofFound(found, wish.selection().pageSize(), ObservationRow::key);
        String link = page.link(
                UriComponentsBuilder.fromPath(wish.request().getRequest().getRequestURI())
                        .query(wish.request().getRequest().getQueryString()));
        if (link != null) {
            wish.response().setHeader(HttpHeaders.LINK, link);
        }
        return new Rows(page.items()::forEach, page.next());
    }

    private static ObservationRow row(HubProfile profile, Observation each, Map<LocalDate, String> weeks) {
        return ObservationRow.of(each, weeks.computeIfAbsent(each.targetEndDate(), profile.calendar()::label));
    }

    private void startFile(Wish wish, String type, String ending) {
        ObservationQuery query = wish.query();
        if (wish.selection().cursor() == null) {
            audit.add(
                    "export.observations",
                    query.profile().id(),
                    "format=" + ending + "; as-of=" + query.asOf() + described(query));
        }
        wish.response().setContentType(type + ";charset=UTF-8");
        wish.response()
                .setHeader(
                        "Content-Disposition",
                        "attachment; filename=\"%s%s-as-of-%s%s.%s\""
                                .formatted(
                                        query.profile().id(),
                                        isTotal(query) ? "" : "-" + query.stratum(),
                                        query.asOf(),
                                        wish.answer().synthetic() ? "-synthetic" : "",
                                        ending));
    }

    private static boolean isTotal(ObservationQuery query) {
        return query.stratum().equals(Stratum.TOTAL);
    }

    private static String described(ObservationQuery query) {
        return (isTotal(query) ? "" : "; stratum=" + query.stratum())
                + "; places=" + (query.places().isEmpty() ? "*" : String.join(" ", query.places()))
                + (query.from() == null ? "" : "; from=" + query.from())
                + (query.to() == null ? "" : "; to=" + query.to());
    }

    private LocalDate today() {
        return clock.instant().atZone(clock.getZone()).toLocalDate();
    }
}
