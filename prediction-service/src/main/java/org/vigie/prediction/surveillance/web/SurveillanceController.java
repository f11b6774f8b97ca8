package org.vigie.prediction.surveillance.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.access.Jurisdiction;
import org.vigie.prediction.access.Places;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.catalogue.CataloguePlace;
import org.vigie.prediction.surveillance.ProfileData;
import org.vigie.prediction.surveillance.Surveillance;

/** Serves profiles and places. */
@RestController
@RequestMapping("/v1")
@PreAuthorize("hasAuthority('observations:read')")
class SurveillanceController {
    private final Catalogue catalogue;
    private final Surveillance surveillance;
    private final Jurisdiction jurisdiction;

    SurveillanceController(Catalogue catalogue, Surveillance surveillance, Jurisdiction jurisdiction) {
        this.jurisdiction = jurisdiction;
        this.catalogue = catalogue;
        this.surveillance = surveillance;
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
}
