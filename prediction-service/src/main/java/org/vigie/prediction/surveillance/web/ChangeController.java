package org.vigie.prediction.surveillance.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import org.vigie.prediction.http.CsvWriter;
import org.vigie.prediction.http.DataTag;
import org.vigie.prediction.http.Page;
import org.vigie.prediction.surveillance.ObservationQuery;
import org.vigie.prediction.surveillance.ProfileData;
import org.vigie.prediction.surveillance.ShownObservations;
import org.vigie.prediction.surveillance.Surveillance;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells what has changed between two days, in pages or as a stream of any length. */
@RestController
@RequestMapping("/v1/observations/changes")
@PreAuthorize("hasAuthority('observations:read')")
class ChangeController {
    private final Catalogue catalogue;
    private final Surveillance surveillance;
    private final ShownObservations shown;
    private final Jurisdiction jurisdiction;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final ObjectWriter writer;
    private final Clock clock;

    ChangeController(
            Catalogue catalogue,
            Surveillance surveillance,
            ShownObservations shown,
            Jurisdiction jurisdiction,
            AuditTrail audit,
            JsonMapper json,
            Clock clock) {
        this.catalogue = catalogue;
        this.surveillance = surveillance;
        this.shown = shown;
        this.jurisdiction = jurisdiction;
        this.audit = audit;
        this.json = json;
        this.writer = json.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        this.clock = clock;
    }

    /**
     * What has changed between two days.
     *
     * @param same weeks that stood the same on both days; null on pages
     * @param next cursor of the next page; null on the last one and where no page was asked for
     */
    record ChangesResponse(
            String profile,
            String stratum,
            LocalDate then,
            LocalDate now,
            boolean synthetic,
            List<ChangeRow> changes,
            @Nullable Long same,
            @Nullable String next) {}

    private record Wish(ChangeSelection selection, ObservationQuery query, LocalDate then, boolean synthetic) {
        String profile() {
            return query.profile().id();
        }

        ShownObservations.ChangeSink sink(List<ChangeRow> rows) {
            return change -> {
                rows.add(ChangeRow.of(query.profile(), change));
                return rows.size() < query.most();
            };
        }
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Places(Places.Answer.OWN)
    @Nullable ChangesResponse changes(
            @ModelAttribute ChangeSelection selection, ServletWebRequest request, HttpServletResponse response)
            throws IOException {
        Wish wish = wish(selection, request);
        if (isKnown(wish, request)) {
            return null;
        }
        Page<ChangeRow> page = page(wish, request, response);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        long[] changed = {0};
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            out.writeStartObject();
            out.writeStringProperty("profile", wish.profile());
            out.writeStringProperty("stratum", wish.query().stratum());
            out.writeStringProperty("then", wish.then().toString());
            out.writeStringProperty("now", wish.query().asOf().toString());
            out.writeBooleanProperty("synthetic", wish.synthetic());
            out.writeArrayPropertyStart("changes");
            if (page == null) {
                shown.readChanges(wish.query(), wish.then(), change -> {
                    writer.writeValue(out, ChangeRow.of(wish.query().profile(), change));
                    changed[0]++;
                    return true;
                });
            } else {
                page.items().forEach(row -> writer.writeValue(out, row));
            }
            out.writeEndArray();
            if (page == null) {
                out.writeNumberProperty("same", shown.countWeeks(wish.query()) - changed[0]);
            } else {
                out.writeNullProperty("same");
            }
            out.writeStringProperty("next", page == null ? null : page.next());
            out.writeEndObject();
        }
        // written already, since a long answer must not be held in memory
        return null;
    }

    @GetMapping(produces = "text/csv")
    @Places(Places.Answer.OWN)
    void changesAsCsv(
            @ModelAttribute ChangeSelection selection, ServletWebRequest request, HttpServletResponse response)
            throws IOException {
        Wish wish = wish(selection, request);
        if (isKnown(wish, request)) {
            return;
        }
        Page<ChangeRow> page = page(wish, request, response);
        if (selection.cursor() == null) {
            audit.add(
                    "export.observations",
                    wish.profile(),
                    "format=csv; then=" + wish.then() + "; as-of="
                            + wish.query().asOf());
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s-changes-%s-to-%s%s.csv\""
                        .formatted(
                                wish.profile(),
                                wish.then(),
                                wish.query().asOf(),
                                wish.synthetic() ? "-synthetic" : ""));
        CsvWriter csv = CsvWriter.to(response.getOutputStream());
        ChangeRow.writeHeader(csv);
        if (page == null) {
            shown.readChanges(wish.query(), wish.then(), change -> {
                ChangeRow.of(wish.query().profile(), change).write(csv, wish.profile(), wish.synthetic());
                return true;
            });
        } else {
            page.items().forEach(row -> row.write(csv, wish.profile(), wish.synthetic()));
        }
        csv.flush();
    }

    private Wish wish(ChangeSelection selection, ServletWebRequest request) {
        selection.check(request.getParameterMap().keySet());
        HubProfile profile = catalogue.getProfile(Objects.requireNonNull(selection.profile()));
        String stratum = selection.observations().part();
        if (catalogue.strata(Locale.ENGLISH).stream()
                .noneMatch(known -> known.id().equals(stratum))) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "unknown-code", "stratum", stratum);
        }
        List<String> places = jurisdiction.narrow(selection.observations().places());
        ProfileData data = surveillance
                .findData(profile)
                .orElseThrow(() -> new ProblemException(HttpStatus.CONFLICT, "no-data", profile.id()));
        LocalDate then = Objects.requireNonNull(selection.then());
        LocalDate now = selection.now() == null ? data.lastAsOf() : selection.now();
        if (then.isAfter(now)) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "then", then);
        }
        return new Wish(selection, selection.observations().query(profile, places, now), then, data.synthetic());
    }

    private boolean isKnown(Wish wish, ServletWebRequest request) {
        LocalDate now = wish.selection().now();
        return DataTag.isKnown(
                request,
                now != null
                        && now.isBefore(clock.instant().atZone(clock.getZone()).toLocalDate()),
                surveillance.revision(wish.query().profile()),
                wish.query().asOf(),
                jurisdiction.mark());
    }

    /** The page asked for, with the header that leads to the next one; null where all changes are wanted. */
    private @Nullable Page<ChangeRow> page(Wish wish, ServletWebRequest request, HttpServletResponse response) {
        if (wish.query().most() == 0) {
            return null;
        }
        List<ChangeRow> found = new ArrayList<>();
        shown.readChanges(wish.query(), wish.then(), wish.sink(found));
        Page<ChangeRow> page = Page.ofFound(found, wish.query().most() - 1, ChangeRow::key);
        String link =
                page.link(UriComponentsBuilder.fromPath(request.getRequest().getRequestURI())
                        .query(request.getRequest().getQueryString()));
        if (link != null) {
            response.setHeader(HttpHeaders.LINK, link);
        }
        return page;
    }
}
