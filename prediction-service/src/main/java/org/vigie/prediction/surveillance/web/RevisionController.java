package org.vigie.prediction.surveillance.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.platform.problem.ProblemException;
import org.vigie.prediction.access.Jurisdiction;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.surveillance.Observation;
import org.vigie.prediction.surveillance.ObservationQuery;
import org.vigie.prediction.surveillance.ProfileData;
import org.vigie.prediction.surveillance.ShownObservations;
import org.vigie.prediction.surveillance.Surveillance;
import org.vigie.prediction.surveillance.delay.ReportingHistory;

/** Tells what has changed between two days, and how complete the newest weeks are. */
@RestController
@RequestMapping("/v1/observations")
@PreAuthorize("hasAuthority('observations:read')")
class RevisionController {
    private final Catalogue catalogue;
    private final Surveillance surveillance;
    private final ShownObservations shown;
    private final Jurisdiction jurisdiction;

    RevisionController(
            Catalogue catalogue, Surveillance surveillance, ShownObservations shown, Jurisdiction jurisdiction) {
        this.jurisdiction = jurisdiction;
        this.catalogue = catalogue;
        this.surveillance = surveillance;
        this.shown = shown;
    }

    /** One week that stood differently on the two days; a side is null where the week was not known at all. */
    record Change(
            String place,
            LocalDate targetEndDate,
            String week,
            @Nullable Side then,
            Side now,
            @Nullable Double difference) {}

    /** What a week stood at on one of the two days. */
    record Side(
            @Nullable Double value, String status, @Nullable String reason, LocalDate knownFrom) {
        static Side of(Observation observation) {
            return new Side(
                    observation.value(),
                    observation.value() == null ? "missing" : "present",
                    observation.missing(),
                    observation.knownFrom());
        }
    }

    record ChangesResponse(String profile, LocalDate then, LocalDate now, int same, List<Change> changes) {}

    record CompletenessResponse(
            String profile,
            String place,
            LocalDate asOf,
            @Nullable Double typicalDelayDays,
            List<ReportingHistory.RecentWeek> weeks) {}

    private record Key(String place, LocalDate targetEndDate) {}

    @GetMapping("/changes")
    @Places(Places.Answer.OWN)
    ChangesResponse changes(
            @RequestParam String profile,
            @RequestParam(required = false) @Nullable List<String> place,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate then,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate now) {
        HubProfile hub = catalogue.getProfile(profile);
        LocalDate later = now == null ? lastAsOf(hub) : now;
        if (then.isAfter(later)) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "bad-parameter", "then", then);
        }
        List<String> places = jurisdiction.narrow(place == null ? List.of() : place);
        Map<Key, Observation> before = new HashMap<>();
        shown.read(
                new ObservationQuery(hub, places, then, null, null),
                each -> before.put(new Key(each.place(), each.targetEndDate()), each));
        List<Change> changes = new ArrayList<>();
        int[] same = {0};
        shown.read(new ObservationQuery(hub, places, later, null, null), each -> {
            Observation old = before.get(new Key(each.place(), each.targetEndDate()));
            if (old != null
                    && Objects.equals(old.value(), each.value())
                    && Objects.equals(old.missing(), each.missing())) {
                same[0]++;
            } else {
                changes.add(change(hub, old, each));
            }
        });
        return new ChangesResponse(profile, then, later, same[0], changes);
    }

    private static Change change(HubProfile profile, @Nullable Observation old, Observation now) {
        Double before = old == null ? null : old.value();
        Double after = now.value();
        return new Change(
                now.place(),
                now.targetEndDate(),
                profile.calendar().label(now.targetEndDate()),
                old == null ? null : Side.of(old),
                Side.of(now),
                before == null || after == null ? null : after - before);
    }

    @GetMapping("/completeness")
    @Places(Places.Answer.NAMED)
    CompletenessResponse completeness(
            @RequestParam String profile,
            @RequestParam String place,
            @RequestParam(name = "as_of", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        HubProfile hub = catalogue.getProfile(profile);
        LocalDate known = asOf == null ? lastAsOf(hub) : asOf;
        ReportingHistory history =
                ReportingHistory.of(known, shown.vintages(hub, place, known).of(place));
        OptionalDouble delay = history.typicalDelayDays();
        return new CompletenessResponse(
                profile, place, known, delay.isPresent() ? delay.getAsDouble() : null, history.recentWeeks());
    }

    private LocalDate lastAsOf(HubProfile profile) {
        return surveillance
                .findData(profile)
                .map(ProfileData::lastAsOf)
                .orElseThrow(() -> new ProblemException(HttpStatus.CONFLICT, "no-data", profile.id()));
    }
}
