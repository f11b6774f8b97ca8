package org.vigie.prediction.partner;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.platform.country.ConditionalOnFeature;
import org.vigie.platform.country.Feature;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Jurisdiction;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.audit.AuditTrail;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.catalogue.CataloguePlace;
import org.vigie.prediction.forecasts.Round;
import org.vigie.prediction.forecasts.Rounds;
import org.vigie.prediction.http.DataTag;
import org.vigie.prediction.http.Page;
import org.vigie.prediction.surveillance.ObservationQuery;
import org.vigie.prediction.surveillance.ObservationRow;
import org.vigie.prediction.surveillance.ProfileData;
import org.vigie.prediction.surveillance.ShownObservations;
import org.vigie.prediction.surveillance.Surveillance;

/** Serves partner systems, where the country lets them in. */
@RestController
@RequestMapping(value = "/partner/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnFeature(Feature.PARTNER_API)
class PartnerController {
    private static final String CSV = "text/csv";

    private final Catalogue catalogue;
    private final Surveillance surveillance;
    private final ShownObservations shown;
    private final Rounds rounds;
    private final AuditTrail audit;
    private final Jurisdiction jurisdiction;
    private final Clock clock;

    PartnerController(
            Catalogue catalogue,
            Surveillance surveillance,
            ShownObservations shown,
            Rounds rounds,
            AuditTrail audit,
            Jurisdiction jurisdiction,
            Clock clock) {
        this.jurisdiction = jurisdiction;
        this.audit = audit;
        this.catalogue = catalogue;
        this.surveillance = surveillance;
        this.shown = shown;
        this.rounds = rounds;
        this.clock = clock;
    }

    @GetMapping("/places")
    @PreAuthorize("hasAuthority('observations:read')")
    @Places(Places.Answer.OWN)
    @Nullable ResponseEntity<PartnerRows.Places> places(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "" + Page.USUAL) int limit,
            ServletWebRequest request) {
        if (DataTag.isKnown(request, false, "places", jurisdiction.mark())) {
            return null;
        }
        List<CataloguePlace> sorted = new ArrayList<>(catalogue.places(Locale.ENGLISH));
        sorted.removeIf(place -> !jurisdiction.includes(place.code()));
        sorted.sort(Comparator.comparing(CataloguePlace::code));
        Page<CataloguePlace> page = Page.of(sorted, cursor, Page.size(limit), CataloguePlace::code);
        return answer(request, page).body(new PartnerRows.Places(page.items(), page.next()));
    }

    @GetMapping(value = "/places", produces = CSV)
    @PreAuthorize("hasAuthority('observations:read')")
    @Places(Places.Answer.OWN)
    @Nullable ResponseEntity<String> placesAsCsv(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "" + Page.USUAL) int limit,
            ServletWebRequest request) {
        return csv(places(cursor, limit, request), PartnerRows::csvOf);
    }

    @GetMapping("/observations")
    @PreAuthorize("hasAuthority('observations:read')")
    @Places(Places.Answer.OWN)
    @Nullable ResponseEntity<PartnerRows.Observations> observations(
            @RequestParam String profile,
            @RequestParam(required = false) @Nullable List<String> place,
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "" + Page.USUAL) int limit,
            ServletWebRequest request) {
        HubProfile hub = catalogue.getProfile(profile);
        LocalDate today = clock.instant().atZone(clock.getZone()).toLocalDate();
        if (asOf != null && asOf.isAfter(today.plusDays(1))) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "as-of-in-future", asOf);
        }
        ProfileData data = surveillance.findData(hub).orElse(null);
        LocalDate known = asOf != null ? asOf : data == null ? today : data.lastAsOf();
        if (DataTag.isKnown(
                request,
                asOf != null && asOf.isBefore(today),
                surveillance.revision(hub),
                known,
                jurisdiction.mark())) {
            return null;
        }
        int size = Page.size(limit);
        exported("export.observations", hub, cursor, request);
        List<ObservationRow> found = new ArrayList<>();
        shown.read(
                new ObservationQuery(hub, jurisdiction.narrow(place == null ? List.of() : place), known, from, to)
                        .page(cursor == null ? null : ObservationQuery.After.of(cursor), size + 1),
                observation -> found.add(ObservationRow.of(hub, observation)));
        Page<ObservationRow> page = Page.ofFound(found, size, ObservationRow::key);
        return answer(request, page)
                .body(new PartnerRows.Observations(
                        profile, known, data != null && data.synthetic(), page.items(), page.next()));
    }

    @GetMapping(value = "/observations", produces = CSV)
    @PreAuthorize("hasAuthority('observations:read')")
    @Places(Places.Answer.OWN)
    @Nullable ResponseEntity<String> observationsAsCsv(
            @RequestParam String profile,
            @RequestParam(required = false) @Nullable List<String> place,
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "" + Page.USUAL) int limit,
            ServletWebRequest request) {
        return csv(observations(profile, place, asOf, from, to, cursor, limit, request), PartnerRows::csvOf);
    }

    /** Forecasts of one round, the newest that succeeded as of {@code as_of} where none is named. */
    @GetMapping("/forecasts")
    @PreAuthorize("hasAuthority('forecasts:read')")
    @Places(Places.Answer.OWN)
    @Nullable ResponseEntity<PartnerRows.Forecasts> forecasts(
            @RequestParam String profile,
            @RequestParam(required = false) @Nullable Long round,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "" + Page.USUAL) int limit,
            ServletWebRequest request) {
        HubProfile hub = catalogue.getProfile(profile);
        Round found = round(hub, round, asOf);
        List<String> models = found.models();
        String name = model == null ? models.getLast() : model;
        if (!models.contains(name)) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND, "unknown-model", name, found.id(), String.join(", ", models));
        }
        if (DataTag.isKnown(request, false, found.id(), found.finishedAt(), jurisdiction.mark())) {
            return null;
        }
        exported("export.forecasts", hub, cursor, request);
        List<PartnerRows.Forecast> all = rounds.forecasts(found.id(), name, place).stream()
                .filter(forecast -> jurisdiction.includes(forecast.place()))
                .map(PartnerRows.Forecast::of)
                .toList();
        Page<PartnerRows.Forecast> page =
                Page.of(all, cursor, Page.size(limit), row -> row.place() + " " + (row.horizon() + 100));
        return answer(request, page)
                .body(new PartnerRows.Forecasts(
                        profile,
                        found.id(),
                        name,
                        found.referenceDate(),
                        found.asOf(),
                        found.synthetic(),
                        page.items(),
                        page.next()));
    }

    @GetMapping(value = "/forecasts", produces = CSV)
    @PreAuthorize("hasAuthority('forecasts:read')")
    @Places(Places.Answer.OWN)
    @Nullable ResponseEntity<String> forecastsAsCsv(
            @RequestParam String profile,
            @RequestParam(required = false) @Nullable Long round,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "" + Page.USUAL) int limit,
            ServletWebRequest request) {
        return csv(forecasts(profile, round, model, place, asOf, cursor, limit, request), PartnerRows::csvOf);
    }

    /** One event for each selection, however many pages it is read in. */
    private void exported(String event, HubProfile profile, @Nullable String cursor, ServletWebRequest request) {
        if (cursor == null) {
            audit.add(
                    event,
                    profile.id(),
                    "client=partner; query=" + request.getRequest().getQueryString());
        }
    }

    private Round round(HubProfile profile, @Nullable Long wanted, @Nullable LocalDate asOf) {
        if (wanted != null) {
            return rounds.find(wanted)
                    .filter(round -> round.profile().equals(profile.id())
                            && !round.models().isEmpty())
                    .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-round", wanted));
        }
        return rounds.list(profile, Page.LARGEST).stream()
                .filter(round -> round.state() == Round.State.SUCCEEDED)
                .filter(round -> asOf == null || !round.asOf().isAfter(asOf))
                .findFirst()
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "no-round", profile.id()));
    }

    private static ResponseEntity.BodyBuilder answer(ServletWebRequest request, Page<?> page) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        String link = page.link(here(request.getRequest()));
        return link == null ? answer : answer.header(HttpHeaders.LINK, link);
    }

    private static UriComponentsBuilder here(HttpServletRequest request) {
        return UriComponentsBuilder.fromPath(request.getRequestURI()).query(request.getQueryString());
    }

    private static <T> @Nullable ResponseEntity<String> csv(
            @Nullable ResponseEntity<T> rows, Function<T, String> toCsv) {
        if (rows == null) {
            return null;
        }
        T body = Objects.requireNonNull(rows.getBody());
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(rows.getHeaders());
        headers.setContentType(MediaType.parseMediaType("text/csv;charset=UTF-8"));
        return ResponseEntity.ok().headers(headers).body(toCsv.apply(body));
    }
}
