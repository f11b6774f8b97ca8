package org.vigie.prediction.surveillance.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
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
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.http.DataTag;
import org.vigie.prediction.surveillance.Coverage;
import org.vigie.prediction.surveillance.Surveillance;
import org.vigie.prediction.surveillance.Totals;

/** Tells what there is before anybody asks for its values, and sums over the parts of a place. */
@RestController
@RequestMapping("/v1")
@PreAuthorize("hasAuthority('observations:read')")
class CoverageController {
    private final Catalogue catalogue;
    private final Surveillance surveillance;
    private final Coverage coverage;
    private final Totals totals;
    private final Jurisdiction jurisdiction;
    private final Clock clock;

    CoverageController(
            Catalogue catalogue,
            Surveillance surveillance,
            Coverage coverage,
            Totals totals,
            Jurisdiction jurisdiction,
            Clock clock) {
        this.catalogue = catalogue;
        this.surveillance = surveillance;
        this.coverage = coverage;
        this.totals = totals;
        this.jurisdiction = jurisdiction;
        this.clock = clock;
    }

    record CoverageResponse(LocalDate asOf, List<Coverage.Series> series) {}

    record TotalsResponse(
            String profile, String place, String of, LocalDate asOf, boolean synthetic, List<WeekTotal> totals) {}

    /**
     * The sum over the parts of one week.
     *
     * @param parts how many parts have a value
     * @param silent how many parts are known to have none
     * @param excluded how many parts must not be used in this week, though their values are in the sum
     * @param reason {@code suppressed} where the sum is not shown because a part is hidden
     */
    record WeekTotal(
            String source,
            LocalDate targetEndDate,
            String week,
            @Nullable Double value,
            int parts,
            int silent,
            int excluded,
            @Nullable String reason) {}

    /** Which places have the series of a profile, which series a place has; of both parameters one at least. */
    @GetMapping("/coverage")
    @Places(Places.Answer.OWN)
    @Nullable CoverageResponse coverage(
            @RequestParam(required = false) @Nullable String profile,
            @RequestParam(required = false) @Nullable List<String> place,
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            ServletWebRequest request) {
        if (profile == null && (place == null || place.isEmpty())) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "missing-parameter", "profile, place");
        }
        List<HubProfile> profiles = profile == null ? catalogue.profiles() : List.of(catalogue.getProfile(profile));
        LocalDate known = asOf == null ? today() : asOf;
        if (DataTag.isKnown(
                request,
                known.isBefore(today()),
                profiles.stream().map(surveillance::revision).toList(),
                known,
                jurisdiction.mark())) {
            return null;
        }
        List<String> places = jurisdiction.narrow(place == null ? List.of() : place);
        return new CoverageResponse(
                known,
                profiles.stream()
                        .flatMap(each -> coverage.list(each, places, known).stream())
                        .toList());
    }

    /** Sums over the parts of a place, such as the counties of a country, week after week as known on a day. */
    @GetMapping("/observations/totals")
    @Places(Places.Answer.NAMED)
    @Nullable TotalsResponse totals(
            @RequestParam String profile,
            @RequestParam String place,
            @RequestParam String of,
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            ServletWebRequest request) {
        HubProfile hub = catalogue.getProfile(profile);
        List<String> kinds = totals.kinds(hub, place);
        if (!kinds.contains(of)) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "no-parts", place, of, kinds.isEmpty() ? "-" : String.join(", ", kinds));
        }
        LocalDate known = asOf == null ? today() : asOf;
        if (DataTag.isKnown(request, known.isBefore(today()), surveillance.revision(hub), known, jurisdiction.mark())) {
            return null;
        }
        return new TotalsResponse(
                profile,
                place,
                of,
                known,
                surveillance.findData(hub).map(data -> data.synthetic()).orElse(false),
                totals.read(new Totals.Query(hub, place, of, known, from, to)).stream()
                        .map(total -> week(hub, total))
                        .toList());
    }

    private static WeekTotal week(HubProfile profile, Totals.Total total) {
        return new WeekTotal(
                total.source(),
                total.targetEndDate(),
                profile.calendar().label(total.targetEndDate()),
                total.value(),
                total.parts(),
                total.silent(),
                total.excluded(),
                total.suppressed() ? "suppressed" : null);
    }

    private LocalDate today() {
        return clock.instant().atZone(clock.getZone()).toLocalDate();
    }
}
