package org.vigie.prediction.surveillance.web;

import java.time.LocalDate;
import java.util.List;
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
import org.vigie.prediction.access.Places;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.surveillance.ProfileData;
import org.vigie.prediction.surveillance.ShownObservations;
import org.vigie.prediction.surveillance.Surveillance;
import org.vigie.prediction.surveillance.delay.ReportingHistory;

/** Tells how late weeks become known, and how complete the newest ones are. */
@RestController
@RequestMapping("/v1/observations")
@PreAuthorize("hasAuthority('observations:read')")
class CompletenessController {
    private final Catalogue catalogue;
    private final Surveillance surveillance;
    private final ShownObservations shown;

    CompletenessController(Catalogue catalogue, Surveillance surveillance, ShownObservations shown) {
        this.catalogue = catalogue;
        this.surveillance = surveillance;
        this.shown = shown;
    }

    record CompletenessResponse(
            String profile,
            String place,
            LocalDate asOf,
            @Nullable Double typicalDelayDays,
            List<ReportingHistory.RecentWeek> weeks) {}

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
