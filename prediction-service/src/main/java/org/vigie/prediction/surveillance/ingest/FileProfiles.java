package org.vigie.prediction.surveillance.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.vigie.forecasting.hub.HubProfile;
import org.vigie.prediction.catalogue.Catalogue;
import org.vigie.prediction.jobs.JobFailedException;
import org.vigie.prediction.surveillance.ImportRequest;

/** Finds out which profiles a file has rows for. */
@Component
class FileProfiles {
    private static final Map<HubProfile, Pattern> NAMES = Map.of(
            HubProfile.FLUSIGHT, Pattern.compile("(flu|influenza).*hosp"),
            HubProfile.COVID_HUB, Pattern.compile("covid.*hosp"),
            HubProfile.RESPICAST_ILI, Pattern.compile("(^|[^a-z])ili([^a-z]|$)"),
            HubProfile.RESPICAST_ARI, Pattern.compile("(^|[^a-z])ari([^a-z]|$)"),
            HubProfile.RESPICAST_COVID, Pattern.compile("covid.*hosp"));

    private final Catalogue catalogue;

    FileProfiles(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The profiles to read the file for: the one asked for, all that are forecast where each row names its target, or the
     * one its name tells.
     *
     * @throws JobFailedException where none of these decides
     */
    List<HubProfile> of(ImportRequest request, FileHead head) {
        if (request.profile() != null) {
            return List.of(catalogue.getProfile(request.profile()));
        }
        List<HubProfile> forecast =
                catalogue.profiles().stream().filter(HubProfile::isForecast).toList();
        if (head.namesTargets()) {
            return forecast;
        }
        String name = request.fileName().toLowerCase(Locale.ROOT);
        List<HubProfile> named = forecast.stream()
                .filter(profile ->
                        Objects.requireNonNull(NAMES.get(profile)).matcher(name).find())
                .toList();
        if (named.size() == 1) {
            return named;
        }
        throw new JobFailedException(
                "import.ambiguous-profile",
                request.fileName(),
                catalogue.profiles().stream().map(HubProfile::id).collect(Collectors.joining(", ")));
    }
}
